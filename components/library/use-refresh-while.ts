"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks the server for the page again every `everyMs` as long as `isActive`, but not while nobody can see it. */
export function useRefreshWhile(isActive: boolean, everyMs: number): void {
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
}
