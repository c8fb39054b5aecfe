"use client";

import { useState } from "react";

/** Which of the rows of a list are chosen, in their order. What has left the list is chosen no more. */
export function useSelection(all: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = all.filter((one) => chosen.has(one));
  return {
    selected,
    isAll: all.length > 0 && selected.length === all.length,
    toggle: (one: string) =>
      setChosen(new Set(chosen.has(one) ? selected.filter((other) => other !== one) : [...selected, one])),
    toggleAll: () => setChosen(new Set(selected.length === all.length ? [] : all)),
    clear: () => setChosen(new Set()),
  };
}
