"use client";

import { type RefObject, Suspense } from "react";
import { FindingMarks } from "@/components/player/finding-marks";
import type { TrackFindings } from "@/components/player/track-findings";
import { usePlayerState } from "@/components/player/use-player";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Player } from "@/lib/browser/player/player";
import type { Track } from "@/lib/browser/player/track";
import { toSpokenTime, toTimecode } from "@/lib/domain/timecode";

type WaveformViewProps = {
  player: Player | null;
  track: Track;
  findings: TrackFindings | null;
  waveformRef: RefObject<HTMLDivElement | null>;
};

/**
 * The waveform, which is for the eye and the mouse, and on top of it the slider that stands for it: the one stop of
 * the keyboard and what screen readers read.
 */
export function WaveformView({ player, track, findings, waveformRef }: WaveformViewProps) {
  const waveform = usePlayerState(player, (state) => state.waveform);
  return (
    <div className="px-3 pt-4 pb-2 sm:px-4">
      <div className="relative min-h-40 rounded-sm" data-slot="waveform" data-state={waveform}>
        {/* A canvas takes its colours from here: the text's for what is to come, the caret's for what was played. */}
        <div
          ref={waveformRef}
          aria-hidden="true"
          className="cursor-text text-input caret-primary [scrollbar-width:thin]"
        />
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
      {waveform === "flat" && (
        <p role="status" className="pt-1 text-pretty text-muted-foreground text-xs">
          This server sends no waveform, and none can be made here of a recording this long, or of this kind. The line
          shows where you are.
        </p>
      )}
      <div aria-hidden="true" className="flex justify-between pt-1 text-muted-foreground text-xs tabular-nums">
        <VisibleEdges player={player} durationSeconds={track.durationSeconds} />
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

function VisibleEdges({ player, durationSeconds }: { player: Player | null; durationSeconds: number }) {
  const start = usePlayerState(player, (state) => toTimecode(state.visibleStartSeconds));
  const end = usePlayerState(player, (state) => toTimecode(state.visibleEndSeconds || durationSeconds));
  return (
    <>
      <span data-slot="visible-start">{start}</span>
      <span data-slot="visible-end">{end}</span>
    </>
  );
}
