import { FolderClosed } from "lucide-react";
import type { ReactNode } from "react";
import { SpacesTable } from "@/components/dashboard/spaces-table";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import type { Paging } from "@/lib/contract/lists";
import type { Space } from "@/lib/contract/space";

type SpacesPanelProps = {
  spaces: { items: Space[] } & Paging;
  toHref: (page: number) => string;
  /** The way to make one, for whoever may. */
  newSpace: ReactNode;
};

/** The spaces of an owner, with what is in each. */
export function SpacesPanel({ spaces: { items, ...paging }, toHref, newSpace }: SpacesPanelProps) {
  return (
    <section id="spaces" aria-labelledby="spaces-title">
      <Card className="overflow-hidden">
        <CardHeader>
          <CardTitle id="spaces-title">Spaces</CardTitle>
          {newSpace}
        </CardHeader>
        {items.length === 0 ? (
          <EmptyState icon={FolderClosed} title="No space yet">
            <p>
              {newSpace
                ? "A space holds audios that belong together. Make the first one."
                : "A space holds audios that belong together. An admin can make the first one."}
            </p>
          </EmptyState>
        ) : (
          <>
            <SpacesTable spaces={items} />
            <Pagination paging={paging} shown={items.length} toHref={toHref} />
          </>
        )}
      </Card>
    </section>
  );
}
