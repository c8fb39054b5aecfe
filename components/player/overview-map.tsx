"use client";

import type { RefObject } from "react";
import { usePlayerState } from "@/components/player/use-player";
import { useView } from "@/components/player/use-view";
import type { Player } from "@/lib/browser/player/player";

type OverviewMapProps = {
  player: Player | null;
  durationSeconds: number;
  overviewRef: RefObject<HTMLDivElement | null>;
};

/**
 * The whole recording in the width, and on it the window that is in view, to be dragged. It is for the eye and the
 * pointer: the keyboard zooms and seeks, and the view goes along.
 */
export function OverviewMap({ player, durationSeconds, overviewRef }: OverviewMapProps) {
  const isZoomed = usePlayerState(player, (state) => state.zoomPixelsPerSecond !== null);
  const { from, to } = useView(player, durationSeconds);
  const percent = (seconds: number) => `${(seconds / durationSeconds) * 100}%`;
  return (
    <div aria-hidden="true" data-slot="overview" className="relative mb-1.5 h-8 overflow-hidden rounded-sm">
      {/* A canvas takes its colours from here: the text's for what is to come, the caret's for what was played. */}
      <div
        ref={overviewRef}
        className={`h-full touch-pan-y text-input caret-primary ${isZoomed ? "cursor-grab active:cursor-grabbing" : "cursor-text"}`}
      />
      {isZoomed ? (
        <>
          <Shade side="left" width={percent(from)} />
          <Shade side="right" width={percent(durationSeconds - to)} />
          <div
            data-slot="overview-window"
            className="pointer-events-none absolute inset-y-0 z-10 min-w-[3px] rounded-[3px] border-2 border-primary"
            style={{ left: percent(from), width: percent(to - from) }}
          />
        </>
      ) : null}
    </div>
  );
}

/** What is not in view steps back. */
function Shade({ side, width }: { side: "left" | "right"; width: string }) {
  const place = side === "left" ? "left-0" : "right-0";
  return <div className={`pointer-events-none absolute inset-y-0 z-10 bg-card/60 ${place}`} style={{ width }} />;
}
