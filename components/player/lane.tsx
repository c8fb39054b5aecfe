"use client";

import type { ReactNode } from "react";
import { useView } from "@/components/player/use-view";
import type { Player } from "@/lib/browser/player/player";
import { type Place, placeInView, type Span } from "@/lib/browser/player/waveform/place-in-view";

type LaneProps = {
  player: Player | null;
  durationSeconds: number;
  slot: string;
  /** Given where in the lane a stretch stands; null where it is not in view. */
  children: (placeOf: (span: Span) => Place | null) => ReactNode;
};

/**
 * What stands under the waveform and moves with its zoom and scroll. It is for the eye and the mouse: for everybody else a
 * list says the same.
 */
export function Lane({ player, durationSeconds, slot, children }: LaneProps) {
  const view = useView(player, durationSeconds);
  return (
    <div aria-hidden="true" data-slot={slot} className="absolute inset-0">
      {children((span) => placeInView(span, view))}
    </div>
  );
}
