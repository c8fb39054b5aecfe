"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { loadBars } from "@/lib/browser/player/bars-cache";

type Bars = { bars: readonly number[] | null; hasFailed: boolean };

/** The bars of a small waveform, asked for when the element of `ref` comes near the window. */
export function useBars(address: string, frames: number): Bars & { ref: RefObject<HTMLSpanElement | null> } {
  const ref = useRef<HTMLSpanElement>(null);
  const [state, setState] = useState<Bars>({ bars: null, hasFailed: false });

  useEffect(() => {
    const element = ref.current;
    if (!element || !(frames > 0)) return;
    let isOver = false;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        loadBars(address, frames).then(
          (bars) => !isOver && setState({ bars, hasFailed: false }),
          () => !isOver && setState({ bars: null, hasFailed: true }),
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

  return { ...state, ref };
}
