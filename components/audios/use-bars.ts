"use client";

import { useEffect, useRef, useState } from "react";
import { loadBars } from "@/lib/browser/player/bars-cache";

/** The bars of a small waveform, asked for when the element of `ref` comes near the window. */
export function useBars(address: string, frames: number) {
  const ref = useRef<HTMLSpanElement>(null);
  const [bars, setBars] = useState<readonly number[] | null>(null);

  useEffect(() => {
    const element = ref.current;
    if (!element || !(frames > 0)) return;
    let isOver = false;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        loadBars(address, frames).then(
          (loaded) => !isOver && setBars(loaded),
          () => !isOver && setBars(null),
        );
      },
      { rootMargin: "200px" },
    );
    observer.observe(element);
    return () => {
      isOver = true;
      observer.disconnect();
    };
  }, [address, frames]);

  return { bars, ref };
}
