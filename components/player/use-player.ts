"use client";

import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createPlayer, type Player } from "@/lib/browser/player/player";
import { initialPlayerState, type PlayerState } from "@/lib/browser/player/player-state";
import type { Track } from "@/lib/browser/player/track";
import { releaseMedia, takeMedia } from "@/lib/browser/player/track-media";

type PlayerRefs = {
  rootRef: RefObject<HTMLElement | null>;
  waveformRef: RefObject<HTMLDivElement | null>;
  overviewRef: RefObject<HTMLDivElement | null>;
};

/** A player over the elements of the refs, made once they are on the page; null until then. */
export function usePlayer(track: Track): PlayerRefs & { player: Player | null } {
  const rootRef = useRef<HTMLElement>(null);
  const waveformRef = useRef<HTMLDivElement>(null);
  const overviewRef = useRef<HTMLDivElement>(null);
  const [player, setPlayer] = useState<Player | null>(null);
  // A page that is rendered again hands over another object with the same in it.
  const identity = JSON.stringify(track);

  useEffect(() => {
    const [root, container, overview] = [rootRef.current, waveformRef.current, overviewRef.current];
    if (!root || !container || !overview) return;
    const known: Track = JSON.parse(identity);
    // Not rendered: it may be one that was made ready before, and its sound can be taken by one player only.
    const media = takeMedia(known.fileAddress);
    root.append(media);
    const made = createPlayer({ root, media, container, overview }, known);
    setPlayer(made);
    return () => {
      setPlayer(null);
      made.destroy();
      releaseMedia(media);
    };
  }, [identity]);

  return { rootRef, waveformRef, overviewRef, player };
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
