"use client";

import { type FocusEvent, useEffect, useRef, useState } from "react";
import type { GroupName, Pins } from "./entry-groups";

/** So long a row stays after the focus has left it: a click elsewhere should hit what it was aimed at. */
const LET_GO_MS = 400;

/**
 * Which rows stay in their part of the list although their stage has changed: those with the focus, which a row would lose by
 * going elsewhere. `handlers` belong around all parts; a part has `data-group`, a row `data-entry`.
 */
export function usePinnedRows() {
  const [pins, setPins] = useState<Pins>(new Map());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const waiting = timers.current;
    return () => {
      for (const timer of waiting) clearTimeout(timer);
    };
  }, []);

  function pin({ target }: FocusEvent<HTMLElement>): void {
    const id = rowOf(target)?.dataset.entry;
    const group = target.closest<HTMLElement>("[data-group]")?.dataset.group as GroupName | undefined;
    if (id && group) setPins((before) => (before.has(id) ? before : new Map(before).set(id, group)));
  }

  function letGo({ target }: FocusEvent<HTMLElement>): void {
    const row = rowOf(target);
    if (!row) return;
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      // Also true when the window alone has lost the focus.
      if (row.contains(document.activeElement)) return;
      setPins((before) => new Map([...before].filter(([id]) => id !== row.dataset.entry)));
    }, LET_GO_MS);
    timers.current.add(timer);
  }

  return { pins, handlers: { onFocus: pin, onBlur: letGo } };
}

function rowOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>("[data-entry]");
}
