import { use } from "react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import type { Person } from "@/components/queue/person";
import type { QueueActions } from "@/components/queue/queue-actions";
import { QueueEmpty } from "@/components/queue/queue-empty";
import { QueueHead } from "@/components/queue/queue-head";
import { QueueTable } from "@/components/queue/queue-table";
import { type QueueView, toQueueHref } from "@/components/queue/queue-view";
import { Pagination } from "@/components/ui/pagination";
import type { Audio } from "@/lib/contract/audio";
import type { Paging } from "@/lib/contract/lists";
import type { ReviewSettings } from "@/lib/contract/review";
import type { Role } from "@/lib/domain/permissions";

/** Which columns there are beside those that every server can fill. */
export type QueueColumns = { hasPeaks: boolean; hasQuality: boolean };

type Found = { items: Audio[] } & Paging;

/** What the rows of a queue and what is done to them need. */
export type QueueProps = {
  address: SpaceAddress;
  view: QueueView;
  columns: QueueColumns;
  /** Who can be given audios; nobody where the viewer may not assign to others. */
  people: Person[];
  reasons: ReviewSettings["reasons"];
  viewer: string;
  role: Role;
  renderedAtMs: number;
  actions: QueueActions;
};

/** One page of a queue, with what can be done to it; or why there is nothing in it. */
export function QueueList({ found, ...queue }: QueueProps & { found: Found | Promise<Found> }) {
  const { items, ...paging } = found instanceof Promise ? use(found) : found;
  const { address, view } = queue;
  const toHref = (page: number) => toQueueHref(address, view, { page });
  return (
    <>
      <QueueHead {...queue} first={items[0] ?? null} paging={paging} />
      {items.length === 0 ? (
        <QueueEmpty {...queue} />
      ) : (
        <>
          {/* Another view begins with nothing chosen. */}
          <QueueTable key={toHref(view.page)} {...queue} audios={items} />
          <Pagination paging={paging} shown={items.length} toHref={toHref} />
        </>
      )}
    </>
  );
}
