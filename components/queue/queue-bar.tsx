"use client";

import { ListChecks } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { NeighbourLink } from "@/components/audios/neighbour-link";
import { useCommands } from "@/components/keys/use-commands";
import { useQueueWork } from "@/components/queue/queue-context";
import { queueTabs } from "@/components/queue/queue-view";
import { toSessionWords, toSpanWords } from "@/components/queue/queue-words";
import { useNow } from "@/components/queue/use-now";
import type { Neighbour, QueueWork } from "@/components/queue/use-queue-session";
import { Button } from "@/components/ui/button";
import { toCount } from "@/components/ui/count-words";
import { Skeleton } from "@/components/ui/skeleton";
import { placeIn, type QueueSession, summarize } from "@/lib/domain/review/queue-session";

/** Where one is in the queue, what the session came to so far, and the ways on. Nothing where there is no queue. */
export function QueueBar({ renderedAtMs }: { renderedAtMs: number }) {
  const work = useQueueWork();
  return work ? <Bar work={work} renderedAtMs={renderedAtMs} /> : null;
}

function Bar({ work, renderedAtMs }: { work: QueueWork; renderedAtMs: number }) {
  const { queueHref, view, lease } = work;
  return (
    <section
      aria-label="Review queue"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-primary/25 bg-primary/5 px-3 py-2 text-sm sm:px-4"
    >
      <Link href={queueHref} className="inline-flex items-center gap-2 font-medium underline-offset-4 hover:underline">
        <ListChecks aria-hidden="true" className="size-4 text-primary" />
        {queueTabs[view.queue].label}
      </Link>
      <Standing work={work} renderedAtMs={renderedAtMs} />
      <Ways work={work} />
      <p role="status" className="basis-full text-pretty text-warning text-xs empty:hidden">
        {lease.refusal ? `${lease.refusal} You can decide all the same.` : ""}
      </p>
    </section>
  );
}

function Ways({ work: { session, previous, next, endHref, isAtEnd, isSettled, leaveFor } }: { work: QueueWork }) {
  const router = useRouter();
  const go = ({ handle, path }: { handle: string | null; path: string }) => {
    leaveFor(handle);
    router.push(path);
  };
  const end = isAtEnd ? { handle: null, path: endHref, name: "the end" } : null;
  const following = next ?? end;
  useCommands({
    ...(previous && { previousAudio: () => go(previous) }),
    ...(session && following && { nextAudio: () => go(following) }),
  });
  const toWay = (to: Pick<Neighbour, "name" | "path"> & { handle: string | null }) => ({
    neighbour: to,
    onGo: () => leaveFor(to.handle),
  });
  return (
    <span className="ml-auto flex items-center gap-1">
      <NeighbourLink
        side="Previous"
        among="in the queue"
        {...(previous ? toWay(previous) : { neighbour: null })}
        prefetch={false}
      />
      <NeighbourLink
        side="Next"
        among="in the queue"
        {...(following ? toWay(following) : { neighbour: null })}
        prefetch={next !== null && isSettled}
      />
      <Button size="sm" asChild className="ml-1">
        <Link href={endHref} onNavigate={() => leaveFor(null)}>
          End session
        </Link>
      </Button>
    </span>
  );
}

function Standing({ work: { session, hasFailed, retry }, renderedAtMs }: { work: QueueWork; renderedAtMs: number }) {
  return (
    <>
      {session ? <Figures session={session} renderedAtMs={renderedAtMs} /> : null}
      {hasFailed ? (
        <span role="alert" className="flex items-center gap-2 text-destructive">
          {session ? "More of the queue could not be loaded." : "The queue could not be loaded."}
          <Button size="sm" onClick={retry}>
            Try again
          </Button>
        </span>
      ) : null}
      {session || hasFailed ? null : <Skeleton className="h-5 w-56" />}
    </>
  );
}

function Figures({ session, renderedAtMs }: { session: QueueSession; renderedAtMs: number }) {
  const summary = summarize(session, useNow(renderedAtMs));
  return (
    <p role="status" className="text-muted-foreground tabular-nums">
      <span className="font-medium text-foreground">
        {placeIn(session).number} of {toCount(session.total, session.isAtLeast)}
      </span>{" "}
      · session: {toSessionWords(summary)}
      <span aria-live="off"> · {toSpanWords(summary.seconds)}</span>
    </p>
  );
}
