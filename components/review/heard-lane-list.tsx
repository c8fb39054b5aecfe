"use client";

import { useState } from "react";
import { Lane } from "@/components/player/lane";
import { usePagePlayer } from "@/components/player/player-context";
import { heardLooks } from "@/components/review/heard-look";
import type { HeardLane } from "@/components/review/to-heard-lanes";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Place } from "@/lib/browser/player/waveform/place-in-view";

/** More lanes than these are folded. */
const FEW = 3;

type HeardLaneListProps = { lanes: readonly HeardLane[]; durationSeconds: number };

/**
 * What was heard, person by person, under the waveform and moving with its zoom. It is for the eye: what it comes to is told in
 * words beside the decision.
 */
export function HeardLaneList({ lanes, durationSeconds }: HeardLaneListProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isFolded = lanes.length > FEW && !isOpen;
  const shown = isFolded ? [...lanes.slice(0, 1), ...lanes.slice(-1)] : lanes;
  return (
    <div className="pt-1" data-slot="heard-lanes">
      {shown.map((lane) => (
        <PersonLane key={lane.id} lane={lane} durationSeconds={durationSeconds} />
      ))}
      {lanes.length > FEW ? (
        <Button variant="link" size="sm" className="-ml-2.5 h-7" onClick={() => setIsOpen(isFolded)}>
          {isFolded ? `Show what each of ${lanes.length - 1} people heard` : "Show fewer"}
        </Button>
      ) : null}
    </div>
  );
}

function PersonLane({ lane, durationSeconds }: { lane: HeardLane; durationSeconds: number }) {
  const player = usePagePlayer();
  return (
    <div aria-hidden="true">
      <span className="block text-[0.6875rem] text-muted-foreground leading-4">{lane.name}</span>
      <div className="relative h-1.5 overflow-hidden rounded-[1px] bg-muted">
        <Lane slot="heard-lane" {...{ player, durationSeconds }}>
          {(placeOf) =>
            lane.stretches.map((stretch) => (
              <Stretch key={`${stretch.from} ${stretch.mode}`} {...stretch} place={placeOf(stretch)} />
            ))
          }
        </Lane>
      </div>
    </div>
  );
}

function Stretch({ mode, place }: HeardLane["stretches"][number] & { place: Place | null }) {
  if (!place) return null;
  return (
    <span
      data-slot={`heard-${mode}`}
      className={cn("absolute inset-y-0 min-w-px", heardLooks[mode].look)}
      style={{ left: `${place.left}%`, width: `${place.width}%` }}
    />
  );
}
