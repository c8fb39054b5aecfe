"use client";

import { usePlayerState } from "@/components/player/use-player";
import type { Player } from "@/lib/browser/player/player";
import type { Span } from "@/lib/browser/player/waveform/place-in-view";

/** The stretch of the recording that is in view: all of it while nothing is drawn. */
export function useView(player: Player | null, durationSeconds: number): Span {
  const from = usePlayerState(player, (state) => state.visibleStartSeconds);
  const to = usePlayerState(player, (state) => state.visibleEndSeconds) || durationSeconds;
  return { from, to };
}

/** The stretch that a person marked. */
export function useSelection(player: Player | null): Span | null {
  const from = usePlayerState(player, (state) => state.selection?.from ?? null);
  const to = usePlayerState(player, (state) => state.selection?.to ?? null);
  return from === null || to === null ? null : { from, to };
}
