"use client";

import { usePlayerState } from "@/components/player/use-player";
import type { Player } from "@/lib/browser/player/player";
import { toTimecode } from "@/lib/domain/timecode";

/** Where the player is, and how long the recording is. Screen readers have the waveform's slider for it. */
export function PlayerClock({ player, durationSeconds }: { player: Player | null; durationSeconds: number }) {
  const now = usePlayerState(player, (state) => toTimecode(state.currentSeconds));
  return (
    <p className="whitespace-nowrap text-sm tabular-nums">
      <span className="sr-only">Position </span>
      <span data-slot="current-time" className="inline-block min-w-14 font-medium">
        {now}
      </span>
      <span aria-hidden="true" className="px-1 text-muted-foreground">
        /
      </span>
      <span className="sr-only"> of </span>
      <span data-slot="duration" className="text-muted-foreground">
        {toTimecode(durationSeconds)}
      </span>
    </p>
  );
}
