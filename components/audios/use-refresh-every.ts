"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reads the page again every `everyMs` milliseconds; a tab in the background rests. */
export function useRefreshEvery(everyMs: number): void {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
}
