"use client";

import { useNeighbourKeys } from "@/components/audios/use-neighbour-keys";

type NeighbourKeysProps = { previousPath: string | null; nextPath: string | null };

/** The keys `[` and `]`. It shows nothing. */
export function NeighbourKeys(paths: NeighbourKeysProps) {
  useNeighbourKeys(paths);
  return null;
}
