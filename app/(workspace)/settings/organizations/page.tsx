import type { Metadata } from "next";
import { removeMember } from "@/app/(workspace)/[owner]/members/actions";
import { createOrg } from "@/app/(workspace)/settings/organizations/actions";
import { PageHeader } from "@/components/layout/page-header";
import { type ListPageProps, parseListView, toListHref } from "@/components/lists/list-view";
import { Listing } from "@/components/lists/listing";
import { NewOrgDialog } from "@/components/settings/new-org-dialog";
import { NoOrgs, OrgList } from "@/components/settings/org-list";
import { Card } from "@/components/ui/card";
import { requireApi } from "@/lib/web/api";

export const metadata: Metadata = { title: "Organizations" };

const PATH = "/settings/organizations";

export default async function OrganizationsPage({ searchParams }: ListPageProps) {
  const view = { ...parseListView(await searchParams), search: "" };
  const api = await requireApi(toListHref(PATH, view));
  const [{ handle: viewer }, found] = await Promise.all([
    api.call("getUser", {}),
    api.list("listUserOrgs", { query: { page: view.page } }),
  ]);
  return (
    <>
      <PageHeader title="Organizations" actions={<NewOrgDialog create={createOrg} />}>
        The teams you are in, and what you may do there.
      </PageHeader>
      <Card className="overflow-hidden">
        <Listing path={PATH} view={view} found={found} empty={<NoOrgs />}>
          <OrgList orgs={found.items} viewer={viewer} removeMember={removeMember} />
        </Listing>
      </Card>
    </>
  );
}
