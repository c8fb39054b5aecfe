"use client";

import { useEffect, useRef } from "react";
import { type KeyHandlers, listenToKeys } from "@/lib/browser/keys/listen-to-keys";

/** Obeys the keys of these commands as long as the component is on the page. */
export function useCommands(handlers: KeyHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const controller = new AbortController();
    listenToKeys(() => latest.current, { signal: controller.signal });
    return () => controller.abort();
  }, []);
}
