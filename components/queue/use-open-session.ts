"use client";

import { useEffect, useRef, useState } from "react";
import type { AudioAddress } from "@/components/audios/audio-path";
import { type QueueView, toQueueQuery, toReviewPath } from "@/components/queue/queue-view";
import { NEAR_END, readQueue } from "@/lib/browser/queue/read-queue";
import { queueStore } from "@/lib/browser/queue/session-store";
import {
  arriveAt,
  beginSession,
  extendSession,
  hasEntry,
  placeIn,
  type QueueEntry,
} from "@/lib/domain/review/queue-session";

export type SessionOptions = {
  view: QueueView;
  address: AudioAddress;
  entry: QueueEntry;
  /** When the audio was created: a session begins there. */
  from: string;
};

/** Of which queue a session is. */
export function toSessionKey({ address, view }: Pick<SessionOptions, "address" | "view">): string {
  return `${toReviewPath(address)}?${toQueueQuery(view)}`;
}

type Opening = {
  hasFailed: boolean;
  retry(): void;
  /** Resolves once the session is there, with more of the queue where that is due; or once that failed. */
  whenOpen(): Promise<void>;
};

/** Goes on with the session of the queue at this audio, or begins it there; and asks for more before its end is reached. */
export function useOpenSession(options: SessionOptions): Opening {
  const [attempt, setAttempt] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  const latest = useRef(options);
  const opening = useRef<Promise<unknown>>(null);
  useEffect(() => {
    latest.current = options;
  });
  const key = toSessionKey(options);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another audio or attempt asks again.
  useEffect(() => {
    const controller = new AbortController();
    setHasFailed(false);
    opening.current = openSession({ key, ...latest.current }, controller.signal).catch(
      () => controller.signal.aborted || setHasFailed(true),
    );
    return () => controller.abort();
  }, [key, options.entry.handle, attempt]);
  return {
    hasFailed,
    retry: () => setAttempt((count) => count + 1),
    whenOpen: async () => void (await opening.current),
  };
}

async function openSession(
  { key, entry, from, address, view }: SessionOptions & { key: string },
  signal: AbortSignal,
): Promise<void> {
  const store = queueStore();
  const queue = `${toReviewPath(address)}/queue?${toQueueQuery(view)}`;
  const kept = store.get().session;
  if (kept?.key === key && kept.endedAtMs === null && hasEntry(kept, entry)) {
    store.set({ session: arriveAt(kept, entry.handle, Date.now()) });
  } else {
    const found = await readQueue(`${queue}&from=${encodeURIComponent(from)}`, null, signal);
    store.set({ session: beginSession({ key, current: entry, nowMs: Date.now() }, found) });
  }
  const { session } = store.get();
  if (!session?.nextCursor || placeIn(session).number + NEAR_END < session.entries.length) return;
  const more = await readQueue(queue, session.nextCursor, signal);
  const { session: now } = store.get();
  if (now?.key === key) store.set({ session: extendSession(now, more) });
}
