"use client";

import Link from "next/link";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { type QueueView, toQueueHref, toStepHref } from "@/components/queue/queue-view";
import { toSpanWords } from "@/components/queue/queue-words";
import { useEndedSession } from "@/components/queue/use-ended-session";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { summarize } from "@/lib/domain/review/queue-session";

type SessionSummaryProps = { address: SpaceAddress; view: QueueView };

/** What going through a queue came to; nothing where this tab knows of none. */
export function SessionSummary({ address, view }: SessionSummaryProps) {
  const session = useEndedSession(toQueueHref(address, view));
  if (!session) return null;
  const summary = summarize(session, 0);
  const { medianSeconds } = summary;
  const figures = [
    ["Accepted", summary.accept],
    ["Rejected", summary.reject],
    ["Unsure", summary.unsure],
    ["Passed over", summary.skipped],
    ["Time", toSpanWords(summary.seconds)],
    ["Per decision", medianSeconds === null ? "–" : `${toSpanWords(medianSeconds)} (median)`],
  ] as const;
  const passed = session.entries.find(({ handle }) => session.steps[handle]?.decision === null);
  return (
    <Panel
      title="Session summary"
      aside={
        <span className="flex flex-wrap gap-2">
          {passed ? (
            <Button size="sm" asChild>
              <Link href={toStepHref({ ...address, audio: passed.handle }, view)}>Back to what was passed over</Link>
            </Button>
          ) : null}
          <Button size="sm" asChild>
            <Link href={toQueueHref(address, view)}>Close</Link>
          </Button>
        </span>
      }
    >
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
        {figures.map(([term, figure]) => (
          <div key={term}>
            <dt className="text-muted-foreground text-xs">{term}</dt>
            <dd className="font-semibold text-lg tabular-nums">{figure}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
