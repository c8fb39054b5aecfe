"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all that count down; it stands still while nobody looks. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    document.addEventListener("visibilitychange", setClock);
    setClock();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener("visibilitychange", setClock);
    clearInterval(timer);
  };
}

function setClock(): void {
  clearInterval(timer);
  if (document.hidden) return;
  timer = setInterval(tick, 1000);
  tick();
}

function tick(): void {
  for (const listener of listeners) listener();
}

/** Whole seconds until a time in milliseconds since 1970, counted down to 0; renders again with every second. */
export function useSecondsUntil(atMs: number): number {
  return useSyncExternalStore(
    subscribe,
    () => Math.max(0, Math.ceil((atMs - Date.now()) / 1000)),
    () => 0,
  );
}
