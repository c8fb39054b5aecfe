"use client";

import { useEffect } from "react";
import { useLeastRest } from "@/components/live/use-least-rest";
import { useReadAnew } from "@/components/live/use-read-anew";

type RefreshWhileProps = {
  isActive: boolean;
  everyMs: number;
  /** Whether uploads of many files come before it. */
  givesWay?: boolean;
  /** How things stand, for screen readers: they hear it when it changes. */
  words?: string;
};

/** Keeps the page up to date while something on it is in the making, but not while nobody looks. */
export function RefreshWhile({ isActive, everyMs, givesWay = false, words }: RefreshWhileProps) {
  const readAnew = useReadAnew();
  const leastRestMs = useLeastRest({ isAsked: givesWay });
  useEffect(() => {
    if (!isActive) return;
    let lastMs = performance.now();
    const refresh = () => {
      if (document.hidden || performance.now() < lastMs + leastRestMs()) return;
      lastMs = performance.now();
      readAnew();
    };
    const timer = setInterval(refresh, everyMs);
    // Who comes back to the page should not wait for the next turn.
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [isActive, everyMs, leastRestMs, readAnew]);
  if (words === undefined) return null;
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
