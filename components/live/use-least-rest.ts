"use client";

import { useCallback } from "react";
import { useUploadQueue } from "@/components/upload/use-upload-queue";

/** So many files on their way keep browser and server busy; how far they are the tray tells. */
const MANY_FILES = 20;
const REST_MS = 30_000;

/**
 * How long a page rests at the least before it reads itself anew, as of now: longer while this tab uploads many files. Where
 * that is not asked for, it is always 0. The same function as long as the answer to that stays.
 */
export function useLeastRest({ isAsked }: { isAsked: boolean }): () => number {
  const queue = useUploadQueue();
  return useCallback(() => (isAsked && queue.getSnapshot().progress.open > MANY_FILES ? REST_MS : 0), [queue, isAsked]);
}
