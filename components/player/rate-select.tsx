"use client";

import { usePlayerState } from "@/components/player/use-player";
import { Select } from "@/components/ui/select";
import type { Player } from "@/lib/browser/player/player";
import { PLAYBACK_RATES } from "@/lib/browser/player/rates";

export function RateSelect({ player }: { player: Player | null }) {
  const rate = usePlayerState(player, (state) => state.rate);
  return (
    <Select
      aria-label="Playback rate"
      value={rate}
      disabled={!player}
      onChange={(event) => player?.setRate(Number(event.target.value))}
    >
      {PLAYBACK_RATES.map((one) => (
        <option key={one} value={one}>
          {one}×
        </option>
      ))}
    </Select>
  );
}
