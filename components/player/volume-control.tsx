"use client";

import { Volume1, Volume2, VolumeX } from "lucide-react";
import { Range } from "@/components/player/range";
import { usePlayerState } from "@/components/player/use-player";
import { Button } from "@/components/ui/button";
import type { Player } from "@/lib/browser/player/player";

export function VolumeControl({ player }: { player: Player | null }) {
  const isMuted = usePlayerState(player, (state) => state.isMuted);
  const percent = usePlayerState(player, (state) => Math.round(state.volume * 100));
  const Icon = isMuted || percent === 0 ? VolumeX : percent < 50 ? Volume1 : Volume2;
  return (
    <div className="flex items-center gap-1">
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label="Mute"
        aria-pressed={isMuted}
        disabled={!player}
        onClick={() => player?.toggleMuted()}
      >
        <Icon aria-hidden="true" />
      </Button>
      <Range
        aria-label="Volume"
        className="w-20"
        min={0}
        max={100}
        value={isMuted ? 0 : percent}
        aria-valuetext={isMuted ? "muted" : `${percent} %`}
        disabled={!player}
        onChange={(event) => {
          player?.setVolume(Number(event.target.value) / 100);
          if (isMuted) player?.toggleMuted();
        }}
      />
    </div>
  );
}
