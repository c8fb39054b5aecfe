"use client";

import { useEffect } from "react";
import { useReadAnew } from "@/components/live/use-read-anew";
import { queueStore } from "@/lib/browser/queue/session-store";

/** Reads the page of an audio anew where it may have been fetched before something changed of it. */
export function useFreshArrival(handle: string): void {
  const readAnew = useReadAnew();
  useEffect(() => {
    if (queueStore().get().staleAt !== handle) return;
    queueStore().set({ staleAt: null });
    readAnew();
  }, [handle, readAnew]);
}
