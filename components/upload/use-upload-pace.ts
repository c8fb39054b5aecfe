"use client";

import { useEffect, useState } from "react";
import { notePace, startPace, type UploadPace } from "@/lib/domain/upload-pace";
import { useUploadQueue } from "./use-upload-queue";

const LOOK_MS = 1000;

/** How fast the queue is sent, looked at once a second while it moves; null while it stands. */
export function useUploadPace(isMoving: boolean): UploadPace | null {
  const queue = useUploadQueue();
  const [pace, setPace] = useState<UploadPace | null>(null);
  useEffect(() => {
    if (!isMoving) return;
    const look = () => {
      const sample = { nowMs: performance.now(), sentBytes: queue.getSnapshot().progress.sentBytes };
      setPace((before) => (before ? notePace(before, sample) : startPace(sample)));
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => {
      clearInterval(timer);
      setPace(null);
    };
  }, [queue, isMoving]);
  return pace;
}
