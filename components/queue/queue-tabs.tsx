import type { SpaceAddress } from "@/components/audios/audio-path";
import { type QueueTab, type QueueView, queueTabs, toQueueHref, usualQueue } from "@/components/queue/queue-view";
import { toCount } from "@/components/ui/count-words";
import { Segment, Segmented } from "@/components/ui/segmented";

type QueueTabsProps = {
  address: SpaceAddress;
  view: QueueView;
  counts: Record<QueueTab, { total: number; isAtLeast: boolean }>;
};

/** The queues of a space, each with how many are in it. */
export function QueueTabs({ address, view, counts }: QueueTabsProps) {
  return (
    <Segmented aria-label="Queues">
      {(Object.keys(queueTabs) as QueueTab[]).map((queue) => (
        <Segment
          key={queue}
          href={toQueueHref(address, { ...usualQueue, sort: view.sort, queue })}
          isCurrent={queue === view.queue}
        >
          {queueTabs[queue].label}
          <span className="ml-1.5 text-muted-foreground tabular-nums">
            {toCount(counts[queue].total, counts[queue].isAtLeast)}
          </span>
        </Segment>
      ))}
    </Segmented>
  );
}
