import { Building2 } from "lucide-react";
import Link from "next/link";
import { LeaveOrgButton } from "@/components/teams/leave-org-button";
import type { MemberActions } from "@/components/teams/team-actions";
import { Badge } from "@/components/ui/badge";
import { toCounted } from "@/components/ui/count-words";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Org } from "@/lib/contract/org";

type OrgListProps = {
  orgs: Org[];
  /** The handle of whoever looks. */
  viewer: string;
  hasRoles: boolean;
  /** Null where the API lets nobody leave. */
  removeMember: MemberActions["removeMember"] | null;
};

/** The organizations one is in. */
export function OrgList({ orgs, ...rest }: OrgListProps) {
  return (
    <Table aria-label="Organizations">
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          {rest.hasRoles ? <TableHead>Your role</TableHead> : null}
          <TableHead>Members</TableHead>
          <TableHead>Spaces</TableHead>
          {rest.removeMember ? (
            <TableHead className="w-28">
              <span className="sr-only">Leave</span>
            </TableHead>
          ) : null}
        </TableRow>
      </TableHeader>
      <TableBody>
        {orgs.map((org) => (
          <OrgRow key={org.id} org={org} {...rest} />
        ))}
      </TableBody>
    </Table>
  );
}

function OrgRow({ org, viewer, hasRoles, removeMember }: Omit<OrgListProps, "orgs"> & { org: Org }) {
  const { handle, alias } = org;
  return (
    <TableRow className="hover:bg-muted/60">
      <TableCell className="max-lg:min-w-0 max-lg:grow max-lg:basis-[calc(100%-7rem)] lg:max-w-72">
        <Link href={`/${handle}`} className="block truncate font-medium underline-offset-4 hover:underline">
          {alias ?? handle}
        </Link>
        {alias ? <span className="block truncate text-muted-foreground text-xs">{handle}</span> : null}
      </TableCell>
      {hasRoles ? (
        <TableCell className="max-lg:order-3">
          <Badge tone={org.role === "admin" ? "primary" : "neutral"} className="capitalize">
            {org.role}
          </Badge>
        </TableCell>
      ) : null}
      <TableCell className="text-muted-foreground tabular-nums max-lg:order-3">
        {toCounted(org.members, "member")}
      </TableCell>
      <TableCell className="text-muted-foreground tabular-nums max-lg:order-3">
        {toCounted(org.spaces, "space")}
      </TableCell>
      {removeMember ? (
        <TableCell className="text-right max-lg:order-2 max-lg:ml-auto">
          <LeaveOrgButton org={{ handle, name: alias ?? handle }} viewer={viewer} removeMember={removeMember} />
        </TableCell>
      ) : null}
    </TableRow>
  );
}

/** What organizations are for, where there is none. */
export function NoOrgs({ canMake }: { canMake: boolean }) {
  return (
    <EmptyState icon={Building2} title="You are in no organization">
      <p>
        {canMake
          ? "In an organization several people share spaces, each with a role. Make one for your team, or ask somebody for an invitation to theirs."
          : "In an organization several people share spaces. Whoever runs this server can take you into one."}
      </p>
    </EmptyState>
  );
}
