"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

type RefreshWhileProps = {
  isActive: boolean;
  everyMs: number;
  /** How things stand, for screen readers: they hear it when it changes. */
  words?: string;
};

/** Keeps the page up to date while something on it is in the making, but not while nobody looks. */
export function RefreshWhile({ isActive, everyMs, words }: RefreshWhileProps) {
  const router = useRouter();
  useEffect(() => {
    if (!isActive) return;
    const refresh = () => {
      if (!document.hidden) router.refresh();
    };
    const timer = setInterval(refresh, everyMs);
    // Who comes back to the page should not wait for the next turn.
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [isActive, everyMs, router]);
  if (words === undefined) return null;
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
