"use client";

import { Play } from "lucide-react";
import { usePagePlayer } from "@/components/player/player-context";
import { Button } from "@/components/ui/button";
import { listenFrom } from "@/lib/browser/player/finding-steps";

/** Goes to what somebody is still to hear, and plays it. */
export function PlayMissing({ seconds }: { seconds: number }) {
  const player = usePagePlayer();
  const play = () => {
    if (!player) return;
    player.seek(listenFrom({ from: seconds }));
    if (!player.state.get().isPlaying) player.toggle();
  };
  return (
    <Button size="sm" onClick={play}>
      <Play aria-hidden="true" />
      Play what is missing
    </Button>
  );
}
