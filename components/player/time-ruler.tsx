"use client";

import { usePlayerState } from "@/components/player/use-player";
import { useView } from "@/components/player/use-view";
import type { Player } from "@/lib/browser/player/player";
import type { Track } from "@/lib/browser/player/track";
import { placeInView } from "@/lib/browser/player/waveform/place-in-view";
import { planTicks } from "@/lib/browser/player/waveform/ticks";

/** The times over the waveform, for the eye: who listens to the screen has the slider. */
export function TimeRuler({ player, track }: { player: Player | null; track: Track }) {
  const { durationSeconds, sampleRateHz } = track;
  const view = useView(player, durationSeconds);
  const widthPixels = usePlayerState(player, (state) => state.fitPixelsPerSecond) * durationSeconds;
  const ticks = planTicks({ startSeconds: view.from, endSeconds: view.to, widthPixels, sampleRateHz });
  return (
    <div
      aria-hidden="true"
      data-slot="time-ruler"
      className="relative h-5 select-none overflow-hidden border-b text-[0.6875rem] text-muted-foreground tabular-nums"
    >
      {ticks.map(({ seconds, label }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: with every scroll all times are others; lines are moved, not made anew.
          key={index}
          className={label === null ? "absolute bottom-0 h-1 w-px bg-border" : "absolute bottom-0 h-full w-px bg-input"}
          style={{ left: `${placeInView({ from: seconds, to: seconds }, view)?.left}%` }}
        >
          {label === null ? null : <span className="absolute top-0 left-1 leading-4">{label}</span>}
        </span>
      ))}
    </div>
  );
}
