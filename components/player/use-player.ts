"use client";

import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createPlayer, type Player } from "@/lib/browser/player/player";
import { initialPlayerState, type PlayerState } from "@/lib/browser/player/player-state";
import type { Track } from "@/lib/browser/player/track";

type PlayerRefs = {
  rootRef: RefObject<HTMLElement | null>;
  mediaRef: RefObject<HTMLAudioElement | null>;
  waveformRef: RefObject<HTMLDivElement | null>;
};

/** A player over the elements of the refs, made once they are on the page; null until then. */
export function usePlayer(track: Track): PlayerRefs & { player: Player | null } {
  const rootRef = useRef<HTMLElement>(null);
  const mediaRef = useRef<HTMLAudioElement>(null);
  const waveformRef = useRef<HTMLDivElement>(null);
  const [player, setPlayer] = useState<Player | null>(null);
  const { fileAddress, peaksAddress, durationSeconds, sampleRateHz } = track;

  useEffect(() => {
    const elements = { root: rootRef.current, media: mediaRef.current, container: waveformRef.current };
    const { root, media, container } = elements;
    if (!root || !media || !container) return;
    const made = createPlayer({ root, media, container }, { fileAddress, peaksAddress, durationSeconds, sampleRateHz });
    setPlayer(made);
    return () => {
      setPlayer(null);
      made.destroy();
    };
  }, [fileAddress, peaksAddress, durationSeconds, sampleRateHz]);

  return { rootRef, mediaRef, waveformRef, player };
}

/** One thing of a player's state; the component renders again only when that changes. */
export function usePlayerState<T extends string | number | boolean | null>(
  player: Player | null,
  select: (state: PlayerState) => T,
): T {
  return useSyncExternalStore(
    player?.state.subscribe ?? subscribeToNothing,
    () => select(player?.state.get() ?? initialPlayerState),
    () => select(initialPlayerState),
  );
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
