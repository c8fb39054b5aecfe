"use client";

import { Rows2 } from "lucide-react";
import { usePlayerState } from "@/components/player/use-player";
import { Button } from "@/components/ui/button";
import type { Player } from "@/lib/browser/player/player";

/** Draws each channel by itself or all together; a recording of one channel has nothing to part. */
export function ChannelsToggle({ player }: { player: Player | null }) {
  const channelCount = usePlayerState(player, (state) => state.channelCount);
  const areApart = usePlayerState(player, (state) => state.areChannelsApart);
  if (!player || channelCount < 2) return null;
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      className="aria-pressed:bg-accent aria-pressed:text-accent-foreground"
      aria-label="Channels apart"
      title="Channels apart"
      aria-pressed={areApart}
      onClick={() => player.setChannelsApart(!areApart)}
    >
      <Rows2 aria-hidden="true" />
    </Button>
  );
}
