"use client";

import { useEffect, useSyncExternalStore } from "react";
import { queueStore } from "@/lib/browser/queue/session-store";
import { hasEntry } from "@/lib/domain/review/queue-session";

/** The address of the queue that the audio belonged to before it was gone; null where one did not come to it through any. */
export function useLostAudio(handle: string): string | null {
  useEffect(() => {
    // Nothing plays here, nor later where one comes by chance.
    if (queueStore().get().playAt === handle) queueStore().set({ playAt: null });
  }, [handle]);
  return useSyncExternalStore(
    (listener) => queueStore().subscribe(listener),
    () => findQueue(handle),
    () => null,
  );
}

function findQueue(handle: string): string | null {
  const { session } = queueStore().get();
  return session && session.endedAtMs === null && hasEntry(session, { handle }) ? session.key : null;
}
