import type { ListView } from "@/components/lists/list-view";
import { Listing } from "@/components/lists/listing";
import { MemberTable } from "@/components/teams/member-table";
import type { OfferedMemberActions } from "@/components/teams/team-actions";
import { Card } from "@/components/ui/card";
import type { Paging } from "@/lib/contract/lists";
import type { Member } from "@/lib/contract/org";

type MemberListProps = {
  org: { handle: string; name: string };
  /** The list's own path, for its other pages. */
  path: string;
  view: ListView;
  found: { items: Member[] } & Paging;
  viewer: string;
  mayManage: boolean;
  hasRoles: boolean;
  actions: OfferedMemberActions;
};

/** One page of the people of an organization. */
export function MemberList({ path, view, found, ...rest }: MemberListProps) {
  return (
    <Card className="overflow-hidden">
      <Listing path={path} view={view} found={found}>
        <MemberTable members={found.items} {...rest} />
      </Listing>
    </Card>
  );
}
