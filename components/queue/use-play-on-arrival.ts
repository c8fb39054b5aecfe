"use client";

import { useEffect } from "react";
import { usePagePlayer } from "@/components/player/player-context";
import { queueStore } from "@/lib/browser/queue/session-store";

/** Plays the audio as soon as its player is there, where one came to it through a queue; else it is left to whoever is there. */
export function usePlayOnArrival(handle: string): void {
  const player = usePagePlayer();
  useEffect(() => {
    if (!player || queueStore().get().playAt !== handle) return;
    queueStore().set({ playAt: null });
    if (!player.state.get().isPlaying) player.toggle();
  }, [player, handle]);
}
