"use client";

import { useEffect, useRef } from "react";
import { usePagePlayer } from "@/components/player/player-context";
import type { Moment } from "@/lib/domain/comments/moment-link";

/** Puts the player where the address says, once for each address; a stretch is chosen in it. It does not play. */
export function useStartAt(at: Moment | null): void {
  const player = usePagePlayer();
  const { from, to } = at ?? { from: null, to: null };
  const done = useRef("");
  useEffect(() => {
    if (!player || from === null) return;
    const key = `${player.track.fileAddress} ${from} ${to}`;
    if (done.current === key) return;
    done.current = key;
    const { durationSeconds } = player.track;
    player.seek(from);
    if (to !== null && from < durationSeconds) player.select({ from, to: Math.min(to, durationSeconds) });
  }, [player, from, to]);
}
