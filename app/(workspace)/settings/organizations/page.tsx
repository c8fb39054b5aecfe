import type { Metadata } from "next";
import { removeMember } from "@/app/(workspace)/[owner]/members/actions";
import { createOrg } from "@/app/(workspace)/settings/organizations/actions";
import { PageHeader } from "@/components/layout/page-header";
import { type ListPageProps, parseListView, toListHref } from "@/components/lists/list-view";
import { Listing } from "@/components/lists/listing";
import { NewOrgDialog } from "@/components/settings/new-org-dialog";
import { NoOrgs, OrgList } from "@/components/settings/org-list";
import { Card } from "@/components/ui/card";
import { requireApi, requireOffer } from "@/lib/web/api";

export const metadata: Metadata = { title: "Organizations" };

const PATH = "/settings/organizations";

export default async function OrganizationsPage({ searchParams }: ListPageProps) {
  const view = { ...parseListView(await searchParams), search: "" };
  const api = await requireApi(toListHref(PATH, view));
  const [{ serves }, { handle: viewer }, found] = await Promise.all([
    requireOffer(),
    api.call("getUser", {}),
    api.list("listUserOrgs", { query: { page: view.page } }),
  ]);
  const [canMake, hasRoles] = [serves("createOrg"), serves("putMember")];
  return (
    <>
      <PageHeader title="Organizations" actions={canMake ? <NewOrgDialog create={createOrg} /> : null}>
        The teams you are in{hasRoles ? ", and what you may do there" : ""}.
      </PageHeader>
      <Card className="overflow-hidden">
        <Listing path={PATH} view={view} found={found} empty={<NoOrgs canMake={canMake} />}>
          <OrgList
            orgs={found.items}
            {...{ viewer, hasRoles }}
            removeMember={serves("removeMember") ? removeMember : null}
          />
        </Listing>
      </Card>
    </>
  );
}
