"use client";

import { useRefreshEvery } from "@/components/audios/use-refresh-every";

type RefreshWhileWaitingProps = { everyMs: number; words: string };

/** Reads the page again from time to time while it is looked at, and tells screen readers what is new. */
export function RefreshWhileWaiting({ everyMs, words }: RefreshWhileWaitingProps) {
  useRefreshEvery(everyMs);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
