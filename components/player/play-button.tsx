"use client";

import { LoaderCircle, Pause, Play } from "lucide-react";
import { usePlayerState } from "@/components/player/use-player";
import { Button } from "@/components/ui/button";
import type { Player } from "@/lib/browser/player/player";

export function PlayButton({ player }: { player: Player | null }) {
  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  const isWaiting = usePlayerState(player, (state) => state.isWaiting);
  const Icon = isPlaying ? Pause : Play;
  return (
    <Button
      variant="primary"
      size="icon"
      className="size-10 rounded-full"
      aria-label={isPlaying ? "Pause" : "Play"}
      aria-busy={isWaiting}
      disabled={!player}
      onClick={() => player?.toggle()}
    >
      {isPlaying && isWaiting ? (
        <LoaderCircle aria-hidden="true" className="motion-safe:animate-spin" />
      ) : (
        <Icon aria-hidden="true" className="fill-current" />
      )}
    </Button>
  );
}
