"use client";

import { useEffect, useRef } from "react";
import { useReadAnew } from "@/components/live/use-read-anew";
import { usePlayerState } from "@/components/player/use-player";
import type { Player } from "@/lib/browser/player/player";

/**
 * How much of the audio the viewer has heard, 0..1, as the server last told the player; null where it told nothing. At rest the
 * page is read again where that grew, so that the lanes show it too.
 */
export function useHeardShare(player: Player | null): number | null {
  const readAnew = useReadAnew();
  const share = usePlayerState(player, (state) => state.heardShare);
  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (isPlaying || share === null || share === shown.current) return;
    shown.current = share;
    readAnew();
  }, [isPlaying, share, readAnew]);
  return share;
}
