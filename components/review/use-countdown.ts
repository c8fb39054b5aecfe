"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";

const SECOND_MS = 1000;

/** Counts whole seconds down, but not while it is paused; calls `onEnd` once nothing is left. It goes by the clock, not by its own ticks. */
export function useCountdown(seconds: number, { isPaused, onEnd }: { isPaused: boolean; onEnd: () => void }): number {
  const [left, setLeft] = useState(seconds);
  const leftMs = useRef(seconds * SECOND_MS);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (isPaused) return;
    const endsAtMs = Date.now() + leftMs.current;
    const look = () => {
      leftMs.current = Math.max(0, endsAtMs - Date.now());
    };
    const timer = setInterval(() => {
      look();
      setLeft(Math.ceil(leftMs.current / SECOND_MS));
      if (leftMs.current > 0) return;
      clearInterval(timer);
      end();
    }, SECOND_MS);
    return () => {
      clearInterval(timer);
      look();
    };
  }, [isPaused]);
  return left;
}
