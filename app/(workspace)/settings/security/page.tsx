import type { Metadata } from "next";
import { changePassword, endOtherSessions, endSession } from "@/app/(workspace)/settings/security/actions";
import { NotOffered } from "@/components/layout/not-offered";
import { PageHeader } from "@/components/layout/page-header";
import { type ListPageProps, parseListView, toListHref } from "@/components/lists/list-view";
import { Listing } from "@/components/lists/listing";
import { EndOtherSessions } from "@/components/settings/end-other-sessions";
import { PasswordForm } from "@/components/settings/password-form";
import { SessionList } from "@/components/settings/session-list";
import { Panel } from "@/components/ui/panel";
import { requireApi, requireOffer } from "@/lib/web/api";

export const metadata: Metadata = { title: "Security" };

const PATH = "/settings/security";

export default async function SecurityPage({ searchParams }: ListPageProps) {
  const view = { ...parseListView(await searchParams), search: "" };
  const api = await requireApi(toListHref(PATH, view));
  const { serves } = await requireOffer();
  const query = { sort: "-createdAt", page: view.page };
  const [{ handle }, found] = await Promise.all([
    api.call("getUser", {}),
    serves("listSessions") ? api.list("listSessions", { query }) : null,
  ]);
  if (!found && !serves("putPassword")) {
    return (
      <NotOffered title="Security">On this server neither passwords nor sessions can be changed from here.</NotOffered>
    );
  }
  return (
    <>
      <PageHeader title="Security">Your password, and where you are signed in.</PageHeader>
      {serves("putPassword") ? (
        <Panel title="Password">
          <PasswordForm handle={handle} change={changePassword} />
        </Panel>
      ) : null}
      {found ? (
        <Panel title="Sessions" aside={found.total > 1 ? <EndOtherSessions end={endOtherSessions} /> : null} isFlush>
          <Listing path={PATH} view={view} found={found}>
            <SessionList sessions={found.items} renderedAtMs={Date.now()} end={endSession} />
          </Listing>
        </Panel>
      ) : null}
    </>
  );
}
