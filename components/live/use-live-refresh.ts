"use client";

import { useEffect, useRef } from "react";
import { type Heard, useChanges } from "@/components/live/use-changes";
import { useLeastRest } from "@/components/live/use-least-rest";
import { useReadAnew } from "@/components/live/use-read-anew";
import { watchBusy } from "@/lib/browser/live/busy";
import { createPace, type Pace } from "@/lib/browser/live/pace";
import type { ChangeKind } from "@/lib/domain/audio-change";

const EVERY_MS = 1000;

/**
 * Reads the page anew when something of these kinds changes: about once a second at most, not while nobody looks, and not
 * in the middle of somebody's typing or choosing. A page of a whole space gives way to uploads of many files.
 */
export function useLiveRefresh(heard: Heard, kinds: readonly ChangeKind[]): void {
  const readAnew = useReadAnew();
  const leastRestMs = useLeastRest({ isAsked: heard.audio === undefined });
  const pace = useRef<Pace>(null);
  useEffect(() => {
    const over = new AbortController();
    const isBusy = watchBusy(over.signal);
    const own = createPace({
      work: readAnew,
      everyMs: EVERY_MS,
      leastRestMs,
      mustWait: () => document.hidden || isBusy(),
    });
    document.addEventListener("visibilitychange", own.retry, { signal: over.signal });
    pace.current = own;
    return () => {
      over.abort();
      own.stop();
    };
  }, [readAnew, leastRestMs]);
  useChanges(heard, (change) => {
    if (!change || kinds.includes(change.kind)) pace.current?.ask();
  });
}
