import { UserRound } from "lucide-react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import type { IdentityActions } from "@/components/identities/identity-actions";
import { IdentityTable } from "@/components/identities/identity-table";
import type { ListView } from "@/components/lists/list-view";
import { Listing } from "@/components/lists/listing";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Paging } from "@/lib/contract/lists";
import type { Identity } from "@/lib/contract/space";

type IdentityListProps = {
  place: SpaceAddress;
  /** The list's own path, for its other pages. */
  path: string;
  view: ListView;
  found: { items: Identity[] } & Paging;
  /** Whether the API can list the audios of one. */
  hasLists: boolean;
  mayMake: boolean;
  actions: IdentityActions | null;
};

/** One page of the identities of a space. */
export function IdentityList({ path, view, found, mayMake, ...rest }: IdentityListProps) {
  return (
    <Card className="overflow-hidden">
      <Listing path={path} view={view} found={found} empty={<NoIdentities mayMake={mayMake} />}>
        <IdentityTable identities={found.items} renderedAtMs={Date.now()} {...rest} />
      </Listing>
    </Card>
  );
}

function NoIdentities({ mayMake }: { mayMake: boolean }) {
  return (
    <EmptyState icon={UserRound} title="No identities yet">
      <p>
        An identity is the person who speaks.{" "}
        {mayMake ? "Make one here, or from the page of an audio." : "Editors of this space make them."}
      </p>
    </EmptyState>
  );
}
