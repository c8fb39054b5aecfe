"use client";

import { createContext, use, useEffect, useSyncExternalStore } from "react";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { emptySnapshot, type UploadSnapshot } from "@/lib/browser/upload/snapshot";
import { wouldBeLost } from "@/lib/domain/upload-queue";

export const UploadQueueContext = createContext<UploadQueue | null>(null);

/** The one upload queue of the workspace. */
export function useUploadQueue(): UploadQueue {
  const queue = use(UploadQueueContext);
  if (!queue) throw new Error("useUploadQueue needs an UploadProvider around it.");
  return queue;
}

/** The queue as it stands; renders again with every change. */
export function useUploadSnapshot(): UploadSnapshot {
  const queue = useUploadQueue();
  return useSyncExternalStore(queue.subscribe, queue.getSnapshot, () => emptySnapshot);
}

/** Tells the queue whose uploads it holds: what they left in this browser goes on, and nobody else's does. */
export function useUploader(handle: string | null): void {
  const queue = useUploadQueue();
  useEffect(() => queue.open(handle), [queue, handle]);
}

/** Asks before the page is closed, as long as a file would be lost by it. */
export function useLeaving(queue: UploadQueue): void {
  const isAtRisk = useSyncExternalStore(
    queue.subscribe,
    () => queue.getSnapshot().entries.some(wouldBeLost),
    () => false,
  );
  useEffect(() => {
    if (!isAtRisk) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isAtRisk]);
}
