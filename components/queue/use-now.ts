"use client";

import { useSyncExternalStore } from "react";

const TICK_MS = 10_000;

/** Now, to ten seconds; until the page is alive what the server took for it. */
export function useNow(renderedAtMs: number): number {
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / TICK_MS) * TICK_MS,
    () => renderedAtMs,
  );
}

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}
