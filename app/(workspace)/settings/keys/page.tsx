import type { Metadata } from "next";
import Link from "next/link";
import { createKey, renameKey, revokeKey } from "@/app/(workspace)/settings/keys/actions";
import { PageHeader } from "@/components/layout/page-header";
import { type ListPageProps, parseListView, toListHref } from "@/components/lists/list-view";
import { Listing } from "@/components/lists/listing";
import { KeyList, NoKeys } from "@/components/settings/key-list";
import { NewKeyDialog } from "@/components/settings/new-key-dialog";
import { Card } from "@/components/ui/card";
import { requireApi } from "@/lib/web/api";
import { isApiHere, readApiAddress } from "@/lib/web/docs-reader";

export const metadata: Metadata = { title: "API keys" };

const PATH = "/settings/keys";

export default async function KeysPage({ searchParams }: ListPageProps) {
  const view = { ...parseListView(await searchParams), search: "" };
  const api = await requireApi(toListHref(PATH, view));
  const found = await api.list("listKeys", { query: { sort: "-createdAt", page: view.page } });
  const apiAddress = isApiHere() ? null : await readApiAddress();
  return (
    <>
      <PageHeader title="API keys" actions={<NewKeyDialog apiAddress={apiAddress} create={createKey} />}>
        With a key a program may do what you may, without your password. It works until you revoke it.
      </PageHeader>
      <Card className="overflow-hidden">
        <Listing path={PATH} view={view} found={found} empty={<NoKeys />}>
          <KeyList keys={found.items} renderedAtMs={Date.now()} rename={renameKey} revoke={revokeKey} />
        </Listing>
      </Card>
      <p className="text-[0.8125rem] text-muted-foreground">
        The{" "}
        <Link href="/docs" className="font-medium text-primary underline underline-offset-4">
          guide to the API
        </Link>{" "}
        shows how to use one.
      </p>
    </>
  );
}
