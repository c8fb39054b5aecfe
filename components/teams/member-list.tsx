import { SearchX } from "lucide-react";
import { type ListView, toListHref } from "@/components/settings/list-view";
import { MemberTable } from "@/components/teams/member-table";
import type { MemberActions } from "@/components/teams/team-actions";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
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
  actions: MemberActions;
};

/** One page of the people of an organization. */
export function MemberList({ path, view: { search }, found: { items, ...paging }, ...rest }: MemberListProps) {
  return (
    <Card className="overflow-hidden">
      {items.length === 0 ? (
        <EmptyState icon={SearchX} title="Nobody matches">
          <p>No name and no handle contains “{search}”.</p>
        </EmptyState>
      ) : (
        <>
          <MemberTable members={items} {...rest} />
          <Pagination paging={paging} shown={items.length} toHref={(page) => toListHref(path, { search, page })} />
        </>
      )}
    </Card>
  );
}
