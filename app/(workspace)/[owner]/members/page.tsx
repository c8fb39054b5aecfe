import type { Metadata } from "next";
import {
  changeRole,
  createInvitation,
  removeInvitation,
  removeMember,
} from "@/app/(workspace)/[owner]/members/actions";
import { readMembers } from "@/app/(workspace)/[owner]/members/reads";
import { PageHeader } from "@/components/layout/page-header";
import { ListSearch } from "@/components/lists/list-search";
import { parseListView } from "@/components/lists/list-view";
import { InvitationsPanel } from "@/components/teams/invitations-panel";
import { InviteDialog } from "@/components/teams/invite-dialog";
import { MemberList } from "@/components/teams/member-list";
import { OwnerNav } from "@/components/teams/owner-nav";
import { RoleGuide } from "@/components/teams/role-guide";
import { toCounted } from "@/components/ui/count-words";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params, searchParams }: PageProps<"/[owner]/members">) {
  const { owner: handle } = await params;
  const view = parseListView(await searchParams);
  const path = `/${handle}/members`;
  const { serves, org, viewer, members, mayManage, invitations } = await readMembers(handle, view);
  const hasRoles = serves("putMember");
  const actions = {
    changeRole: mayManage && hasRoles ? changeRole : null,
    removeMember: serves("removeMember") ? removeMember : null,
  };
  const name = org.alias ?? handle;
  return (
    <div className="space-y-6">
      <OwnerNav owner={org} current="members" />
      <PageHeader
        title="Members"
        actions={
          mayManage && serves("createInvitation") ? (
            <InviteDialog org={{ handle, name }} createInvitation={createInvitation} />
          ) : null
        }
      >
        {toCounted(org.members ?? 0, "member")} of {name}
        {hasRoles ? ", and what each may do" : ""}.
      </PageHeader>
      <div className="space-y-3">
        <ListSearch path={path} search={view.search} label="Search by name or handle" />
        <MemberList {...{ path, view, viewer, mayManage, hasRoles, actions }} org={{ handle, name }} found={members} />
      </div>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        {invitations ? (
          <InvitationsPanel org={handle} invitations={invitations} removeInvitation={removeInvitation} />
        ) : null}
        {hasRoles ? <RoleGuide /> : null}
      </div>
    </div>
  );
}
