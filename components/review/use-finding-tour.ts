"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import {
  createFindingTour,
  type FindingTour,
  initialTourState,
  type TourRoute,
  type TourState,
} from "@/lib/browser/player/finding-tour";
import type { Player } from "@/lib/browser/player/player";

/** A walk through findings with the player, and where it is; `tour` is null until there is a player. */
export function useFindingTour(
  player: Player | null,
  route: TourRoute,
): { tour: FindingTour | null; state: TourState } {
  const latest = useRef(route);
  const [tour, setTour] = useState<FindingTour | null>(null);
  useEffect(() => {
    latest.current = route;
  });
  useEffect(() => {
    if (!player) return;
    const made = createFindingTour(player, () => latest.current);
    setTour(made);
    return () => {
      made.destroy();
      setTour(null);
    };
  }, [player]);
  const state = useSyncExternalStore(
    tour?.state.subscribe ?? subscribeToNothing,
    () => tour?.state.get() ?? initialTourState,
    () => initialTourState,
  );
  return { tour, state };
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
