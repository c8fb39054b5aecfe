"use client";

import { useSyncExternalStore } from "react";
import { queueStore } from "@/lib/browser/queue/session-store";
import type { QueueSession } from "@/lib/domain/review/queue-session";

/** The going through the queue of this key that has just ended in this tab; null where there is none. */
export function useEndedSession(key: string): QueueSession | null {
  const session = useSyncExternalStore(
    (listener) => queueStore().subscribe(listener),
    () => queueStore().get().session,
    () => null,
  );
  return session?.key === key && session.endedAtMs !== null ? session : null;
}
