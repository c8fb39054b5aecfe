"use client";

import { Suspense, useId } from "react";
import { FindingList } from "@/components/player/finding-list";
import type { TrackFindings } from "@/components/player/track-findings";
import { Skeleton } from "@/components/ui/skeleton";
import type { Player } from "@/lib/browser/player/player";

type FindingSectionProps = { player: Player | null; findings: TrackFindings; durationSeconds: number };

/** The foot of the player: what was found in the recording. */
export function FindingSection({ player, findings, durationSeconds }: FindingSectionProps) {
  const id = useId();
  return (
    <section id="findings" aria-labelledby={id} className="scroll-mt-20 border-t px-3 py-3 text-sm sm:px-4">
      <h2 id={id} className="mb-1 font-semibold tracking-tight">
        Findings
      </h2>
      <Suspense fallback={<FindingsPending />}>
        <FindingList
          player={player}
          findings={findings.found}
          listening={findings.listening}
          judging={findings.judging}
          durationSeconds={durationSeconds}
        />
      </Suspense>
    </section>
  );
}

function FindingsPending() {
  return (
    <>
      <p className="sr-only">Loading.</p>
      <Skeleton className="h-4 w-64" />
    </>
  );
}
