"use client";

import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import type { Player } from "@/lib/browser/player/player";

type PagePlayer = { player: Player | null; provide: (player: Player | null) => void };

const PlayerContext = createContext<PagePlayer>({ player: null, provide: () => undefined });

/** Around everything on a page that follows its one player, or works it. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const [player, provide] = useState<Player | null>(null);
  return <PlayerContext value={{ player, provide }}>{children}</PlayerContext>;
}

/**
 * The player of the page; null as long as it has none, and while a part of the page wakes up in the browser: by then the
 * player may be there already, but not in the HTML that the part came with.
 */
export function usePagePlayer(): Player | null {
  const { player } = use(PlayerContext);
  const isAwake = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return isAwake ? player : null;
}

/** Makes `player` the one of the page, until it is another or its component goes away. */
export function useProvidedPlayer(player: Player | null): void {
  const { provide } = use(PlayerContext);
  useEffect(() => {
    provide(player);
    return () => provide(null);
  }, [player, provide]);
}
