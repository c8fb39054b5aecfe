"use client";

import { usePlayerState } from "@/components/player/use-player";
import { useSelection, useView } from "@/components/player/use-view";
import type { Player } from "@/lib/browser/player/player";
import type { Track } from "@/lib/browser/player/track";
import { placeInView } from "@/lib/browser/player/waveform/place-in-view";
import { toPlaceLabel } from "@/lib/browser/player/waveform/place-label";

type OverlayProps = { player: Player | null; track: Track };

/** The stretch that was marked, over the waveform. */
export function SelectionOverlay({ player, track }: OverlayProps) {
  const view = useView(player, track.durationSeconds);
  const selection = useSelection(player);
  const place = selection && placeInView(selection, view);
  if (!place) return null;
  return (
    <div
      data-slot="selection"
      className="pointer-events-none absolute inset-y-0 min-w-px border-primary border-x-2 bg-primary/15"
      style={{ left: `${place.left}%`, width: `${place.width}%` }}
    />
  );
}

/** Where it plays. It moves with every frame, so it is moved and not laid out. */
export function PlayCursor({ player, track }: OverlayProps) {
  const view = useView(player, track.durationSeconds);
  const seconds = usePlayerState(player, (state) => state.currentSeconds);
  const isDrawn = usePlayerState(player, (state) => state.fitPixelsPerSecond > 0);
  const place = placeInView({ from: seconds, to: seconds }, view);
  if (!place || !isDrawn) return null;
  return (
    <div className="pointer-events-none absolute inset-0" style={{ transform: `translateX(${place.left}%)` }}>
      <div data-slot="play-cursor" className="-ml-px h-full w-0.5 bg-foreground" />
    </div>
  );
}

/** The time under the pointer; close enough, the number of the sample too. */
export function HoverTime({ player, track }: OverlayProps) {
  const view = useView(player, track.durationSeconds);
  const seconds = usePlayerState(player, (state) => state.hoverSeconds);
  const pixelsPerSecond = usePlayerState(player, (state) => state.zoomPixelsPerSecond ?? state.fitPixelsPerSecond);
  const place = seconds === null ? null : placeInView({ from: seconds, to: seconds }, view);
  if (seconds === null || !place) return null;
  return (
    <div className="pointer-events-none absolute inset-0" style={{ transform: `translateX(${place.left}%)` }}>
      <div className="h-full w-px bg-muted-foreground/60" />
      <span
        data-slot="hover-time"
        className={`absolute top-1 w-max max-w-[calc(50%-0.5rem)] rounded-sm bg-popover px-1.5 py-0.5 text-popover-foreground text-xs tabular-nums shadow-popover ${place.left > 50 ? "-translate-x-full -left-1.5" : "left-1.5"}`}
      >
        {toPlaceLabel(seconds, { pixelsPerSecond, sampleRateHz: track.sampleRateHz })}
      </span>
    </div>
  );
}
