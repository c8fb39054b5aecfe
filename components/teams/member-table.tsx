import { LeaveOrgButton } from "@/components/teams/leave-org-button";
import { RemoveMemberButton } from "@/components/teams/remove-member-button";
import { RoleSelect } from "@/components/teams/role-select";
import type { OfferedMemberActions } from "@/components/teams/team-actions";
import { Badge } from "@/components/ui/badge";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Member } from "@/lib/contract/org";

type MemberTableProps = {
  org: { handle: string; name: string };
  members: Member[];
  /** The handle of whoever looks. */
  viewer: string;
  mayManage: boolean;
  /** Whether members have roles at all. */
  hasRoles: boolean;
  actions: OfferedMemberActions;
};

/** The people of an organization; roles can be chosen by whoever manages members, and everyone can leave. */
export function MemberTable({ members, ...rest }: MemberTableProps) {
  return (
    <Table aria-label="Members">
      <TableHeader>
        <TableRow>
          <TableHead>Member</TableHead>
          <TableHead>Email</TableHead>
          {rest.hasRoles ? <TableHead className="w-40">Role</TableHead> : null}
          {rest.actions.removeMember ? (
            <TableHead className="w-28">
              <span className="sr-only">Remove</span>
            </TableHead>
          ) : null}
        </TableRow>
      </TableHeader>
      <TableBody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} {...rest} />
        ))}
      </TableBody>
    </Table>
  );
}

type MemberRowProps = Omit<MemberTableProps, "members"> & { member: Member };

function MemberRow({ org, member, viewer, mayManage, hasRoles, actions }: MemberRowProps) {
  const { handle, role } = member;
  const { changeRole, removeMember } = actions;
  const one = { handle, name: member.alias ?? handle, role, isViewer: handle === viewer };
  return (
    <TableRow className="hover:bg-muted/60">
      <TableCell className="max-lg:min-w-0 max-lg:basis-full">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="wrap-anywhere font-medium">{one.name}</span>
          {one.isViewer ? <Badge>you</Badge> : null}
          {member.state === "blocked" ? <Badge tone="warning">blocked</Badge> : null}
        </span>
        {member.alias ? <span className="block text-muted-foreground text-xs">{handle}</span> : null}
      </TableCell>
      <TableCell className="wrap-anywhere text-muted-foreground max-lg:basis-full">{member.email}</TableCell>
      {hasRoles ? (
        <TableCell>
          {changeRole ? <RoleSelect org={org.handle} member={one} changeRole={changeRole} /> : role}
        </TableCell>
      ) : null}
      {removeMember ? (
        <TableCell className="text-right max-lg:ml-auto">
          {one.isViewer ? (
            <LeaveOrgButton org={org} viewer={viewer} nextPath="/" removeMember={removeMember} />
          ) : mayManage ? (
            <RemoveMemberButton org={org} member={one} removeMember={removeMember} />
          ) : null}
        </TableCell>
      ) : null}
    </TableRow>
  );
}
