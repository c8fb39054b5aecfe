import type { Metadata } from "next";
import { createOrg, leaveOrg } from "@/app/(workspace)/settings/organizations/actions";
import { PageHeader } from "@/components/layout/page-header";
import { type ListPageProps, parseListView, toListHref } from "@/components/settings/list-view";
import { Listing } from "@/components/settings/listing";
import { NewOrgDialog } from "@/components/settings/new-org-dialog";
import { NoOrgs, OrgList } from "@/components/settings/org-list";
import { Card } from "@/components/ui/card";
import { requireApi } from "@/lib/web/api";

export const metadata: Metadata = { title: "Organizations" };

const PATH = "/settings/organizations";

export default async function OrganizationsPage({ searchParams }: ListPageProps) {
  const view = { ...parseListView(await searchParams), search: "" };
  const api = await requireApi(toListHref(PATH, view));
  const found = await api.list("listUserOrgs", { query: { page: view.page } });
  return (
    <>
      <PageHeader title="Organizations" actions={<NewOrgDialog create={createOrg} />}>
        The teams you are in, and what you may do there.
      </PageHeader>
      <Card className="overflow-hidden">
        <Listing path={PATH} view={view} found={found} empty={<NoOrgs />}>
          <OrgList orgs={found.items} leave={leaveOrg} />
        </Listing>
      </Card>
    </>
  );
}
