"use client";

import { useNeighbourKeys } from "@/components/audios/use-neighbour-keys";

type NeighbourKeysProps = { previousPath: string | null; nextPath: string | null };

/** Goes to the audio before or after by its key. It shows nothing. */
export function NeighbourKeys(paths: NeighbourKeysProps) {
  useNeighbourKeys(paths);
  return null;
}
