"use client";

import { usePlayOnArrival } from "@/components/queue/use-play-on-arrival";

/** Inside the page's `PlayerProvider`: what one goes to through a queue plays at once. It shows nothing. */
export function PlayOnArrival({ handle }: { handle: string }) {
  usePlayOnArrival(handle);
  return null;
}
