"use client";

import { Hand, Play, Users } from "lucide-react";
import Link from "next/link";
import { AssignDialog } from "@/components/queue/assign-dialog";
import type { QueueProps } from "@/components/queue/queue-list";
import { isNarrowedQueue, queueTabs, toStepHref } from "@/components/queue/queue-view";
import { useTakeNext } from "@/components/queue/use-take-next";
import { Button } from "@/components/ui/button";
import { toCounted } from "@/components/ui/count-words";
import { startQueue } from "@/lib/browser/queue/session-store";
import type { Audio } from "@/lib/contract/audio";
import type { Paging } from "@/lib/contract/lists";
import { may } from "@/lib/domain/permissions";

type QueueHeadProps = QueueProps & { first: Audio | null; paging: Paging };

/** What a queue is for, and what can be done with all of it: go through it, take the next, deal it out. */
export function QueueHead(props: QueueHeadProps) {
  const { address, view, role, people, actions, first, paging } = props;
  const { takeNext, isTaking } = useTakeNext(address, actions);
  if (!may(role, "review") || !first) return null;
  // Both take from all that is nobody's, whatever the view leaves out.
  const canTake = view.queue === "unassigned" && !isNarrowedQueue(view);
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2.5 sm:px-5">
      <p className="mr-auto text-muted-foreground text-sm tabular-nums">
        {toCounted(paging.total, "audio", paging.isAtLeast)} in “{queueTabs[view.queue].label}”
      </p>
      {canTake && people.length > 0 ? (
        <AssignDialog
          {...{ address, people, role, actions }}
          audios={null}
          trigger={
            <Button>
              <Users aria-hidden="true" />
              Deal out…
            </Button>
          }
        />
      ) : null}
      {canTake ? (
        <Button aria-disabled={isTaking} onClick={takeNext}>
          <Hand aria-hidden="true" />
          Take the next
        </Button>
      ) : null}
      <Button variant="primary" asChild>
        <Link href={toStepHref({ ...address, audio: first.handle }, view)} onNavigate={() => startQueue(first.handle)}>
          <Play aria-hidden="true" />
          Start reviewing
        </Link>
      </Button>
    </div>
  );
}
