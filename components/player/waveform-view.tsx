"use client";

import { type ReactNode, type RefObject, Suspense } from "react";
import { preload } from "react-dom";
import { FindingMarks } from "@/components/player/finding-marks";
import { OverviewMap } from "@/components/player/overview-map";
import { SelectionBar } from "@/components/player/selection-bar";
import { TimeRuler } from "@/components/player/time-ruler";
import type { TrackFindings } from "@/components/player/track-findings";
import { usePlayerState } from "@/components/player/use-player";
import { HoverTime, PlayCursor, SelectionOverlay } from "@/components/player/waveform-overlays";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { toOverviewAddress } from "@/lib/browser/player/open-peaks";
import type { Player } from "@/lib/browser/player/player";
import type { Track } from "@/lib/browser/player/track";
import { digitsAt } from "@/lib/browser/player/waveform/place-label";
import { toFineTimecode, toSpokenTime } from "@/lib/domain/timecode";

type WaveformViewProps = {
  player: Player | null;
  track: Track;
  findings: TrackFindings | null;
  lanes: ReactNode;
  waveformRef: RefObject<HTMLDivElement | null>;
  overviewRef: RefObject<HTMLDivElement | null>;
};

/**
 * The waveform, which is for the eye and the mouse, and on top of it the slider that stands for it: the one stop of
 * the keyboard and what screen readers read.
 */
export function WaveformView({ player, track, findings, lanes, waveformRef, overviewRef }: WaveformViewProps) {
  const waveform = usePlayerState(player, (state) => state.waveform);
  // On its way before the player is alive to ask for it.
  const overviewAddress = toOverviewAddress(track);
  if (overviewAddress) preload(overviewAddress, { as: "fetch", crossOrigin: "anonymous" });
  return (
    <div className="px-3 pt-4 pb-2 sm:px-4">
      <OverviewMap player={player} durationSeconds={track.durationSeconds} overviewRef={overviewRef} />
      <TimeRuler player={player} track={track} />
      <div className="relative h-40 overflow-hidden rounded-sm" data-slot="waveform" data-state={waveform}>
        {/* A canvas takes its colours from here: the text's for what is to come, the caret's for what was played. */}
        <div
          ref={waveformRef}
          aria-hidden="true"
          className="absolute inset-0 cursor-text touch-pan-y select-none text-input caret-primary"
        />
        <SelectionOverlay player={player} track={track} />
        <PlayCursor player={player} track={track} />
        <HoverTime player={player} track={track} />
        {waveform === "loading" && <Skeleton className="absolute inset-x-0 inset-y-12" />}
        {waveform === "failed" && <WaveformMissing player={player} />}
        <PositionSlider player={player} track={track} />
      </div>
      {findings ? (
        <div className="relative h-2.5 overflow-hidden">
          <Suspense>
            <FindingMarks player={player} findings={findings.found} durationSeconds={track.durationSeconds} />
          </Suspense>
        </div>
      ) : null}
      {lanes}
      {waveform === "flat" && (
        <p role="status" className="pt-1 text-pretty text-muted-foreground text-xs">
          This server sends no waveform, and none can be made here of a recording this long, or of this kind. The line
          shows where you are.
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-3 pt-1 text-muted-foreground text-xs tabular-nums">
        <VisibleEdge player={player} durationSeconds={track.durationSeconds} edge="start" />
        <div className="order-last flex w-full justify-center sm:order-none sm:w-auto">
          <SelectionBar player={player} />
        </div>
        <VisibleEdge player={player} durationSeconds={track.durationSeconds} edge="end" />
      </div>
    </div>
  );
}

function PositionSlider({ player, track }: Pick<WaveformViewProps, "player" | "track">) {
  // Whole seconds: more often than that a screen reader would talk without end.
  const seconds = usePlayerState(player, (state) => Math.floor(state.currentSeconds));
  const { durationSeconds } = track;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Position"
      aria-valuemin={0}
      aria-valuemax={Math.floor(durationSeconds)}
      aria-valuenow={Math.min(seconds, Math.floor(durationSeconds))}
      aria-valuetext={`${toSpokenTime(seconds)} of ${toSpokenTime(durationSeconds)}`}
      className="pointer-events-none absolute inset-0 z-10 rounded-sm"
    />
  );
}

function WaveformMissing({ player }: { player: Player | null }) {
  return (
    <div role="status" className="absolute inset-0 z-20 grid place-content-center justify-items-center gap-2 text-sm">
      <p className="text-muted-foreground">The waveform could not be loaded. You can listen without it.</p>
      <Button size="sm" onClick={() => player?.retry()}>
        Load it again
      </Button>
    </div>
  );
}

type VisibleEdgeProps = { player: Player | null; durationSeconds: number; edge: "start" | "end" };

function VisibleEdge({ player, durationSeconds, edge }: VisibleEdgeProps) {
  const words = usePlayerState(player, (state) => {
    const end = state.visibleEndSeconds || durationSeconds;
    return toFineTimecode(
      edge === "start" ? state.visibleStartSeconds : end,
      digitsAt(state.zoomPixelsPerSecond ?? state.fitPixelsPerSecond),
    );
  });
  return (
    <span aria-hidden="true" data-slot={`visible-${edge}`}>
      {words}
    </span>
  );
}
