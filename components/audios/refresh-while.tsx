"use client";

import { useEffect } from "react";
import { useReadAnew } from "@/components/live/use-read-anew";

type RefreshWhileProps = {
  isActive: boolean;
  everyMs: number;
  /** How things stand, for screen readers: they hear it when it changes. */
  words?: string;
};

/** Keeps the page up to date while something on it is in the making, but not while nobody looks. */
export function RefreshWhile({ isActive, everyMs, words }: RefreshWhileProps) {
  const readAnew = useReadAnew();
  useEffect(() => {
    if (!isActive) return;
    const refresh = () => {
      if (!document.hidden) readAnew();
    };
    const timer = setInterval(refresh, everyMs);
    // Who comes back to the page should not wait for the next turn.
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [isActive, everyMs, readAnew]);
  if (words === undefined) return null;
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
