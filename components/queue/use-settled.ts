"use client";

import { useEffect, useState } from "react";

/** What is needed next waits so long: nothing is to stand in the way of what one has just come to. */
const SETTLE_MS = 700;

/** Whether one has been at this audio for a moment. */
export function useSettled(handle: string): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(handle), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [handle]);
  return settled === handle;
}
