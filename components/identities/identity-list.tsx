import { SearchX, UserRound } from "lucide-react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import type { IdentityActions } from "@/components/identities/identity-actions";
import { IdentityTable } from "@/components/identities/identity-table";
import { type ListView, toListHref } from "@/components/settings/list-view";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import type { Paging } from "@/lib/contract/lists";
import type { Identity } from "@/lib/contract/space";

type IdentityListProps = {
  place: SpaceAddress;
  /** The list's own path, for its other pages. */
  path: string;
  view: ListView;
  found: { items: Identity[] } & Paging;
  actions: IdentityActions | null;
};

/** One page of the identities of a space. */
export function IdentityList({ place, path, view, found: { items, ...paging }, actions }: IdentityListProps) {
  return (
    <Card className="overflow-hidden">
      {items.length === 0 ? (
        <NoIdentities search={view.search} mayMake={actions !== null} />
      ) : (
        <>
          <IdentityTable place={place} identities={items} renderedAtMs={Date.now()} actions={actions} />
          <Pagination
            paging={paging}
            shown={items.length}
            toHref={(page) => toListHref(path, { search: view.search, page })}
          />
        </>
      )}
    </Card>
  );
}

function NoIdentities({ search, mayMake }: { search: string; mayMake: boolean }) {
  if (search) {
    return (
      <EmptyState icon={SearchX} title="Nothing matches">
        <p>No name and no handle contains “{search}”.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={UserRound} title="No identities yet">
      <p>
        An identity is the person who speaks.{" "}
        {mayMake ? "Make one here, or from the page of an audio." : "Editors of this space make them."}
      </p>
    </EmptyState>
  );
}
