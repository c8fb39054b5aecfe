"use client";

import { useEffect } from "react";
import type { Original } from "@/lib/browser/player/comparison";
import type { Player } from "@/lib/browser/player/player";
import type { ListeningGain } from "@/lib/domain/listening-gain";

type Known = { gain: ListeningGain | null; original: Original | null };

/** Tells the player what its recording was made of. */
export function useTrackFacts(player: Player | null, { gain, original }: Known): void {
  const { gainDb = null, isLimited = false } = gain ?? {};
  useEffect(
    () => player?.setListeningGain(gainDb === null ? null : { gainDb, isLimited }),
    [player, gainDb, isLimited],
  );
  const { address = null, mediaType = null } = original ?? {};
  useEffect(
    () => player?.offerOriginal(address === null || mediaType === null ? null : { address, mediaType }),
    [player, address, mediaType],
  );
}
