"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * A list that keeps its item of that index in view, where it scrolls by itself. The page stays where it is: whoever
 * goes on by keys looks at the waveform.
 */
export function useScrolledTo<T extends HTMLElement>(index: number | null): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => {
    const list = ref.current;
    const item = index === null ? undefined : list?.children[index];
    if (!list || !(item instanceof HTMLElement)) return;
    const bottom = item.offsetTop + item.offsetHeight;
    if (item.offsetTop < list.scrollTop) list.scrollTop = item.offsetTop;
    else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
  }, [index]);
  return ref;
}
