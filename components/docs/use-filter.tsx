"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

type Filter = { typed: string; setTyped: (typed: string) => void; count: number };

const FilterContext = createContext<Filter>({ typed: "", setTyped: () => {}, count: 0 });

/** Holds what the operations below are searched for. `all`: the words of each of them, in lower case. */
export function FilterProvider({ all, children }: { all: string[]; children: ReactNode }) {
  const [typed, setTyped] = useState("");
  const filter = useMemo(
    () => ({ typed, setTyped, count: all.filter((words) => hasAll(words, typed)).length }),
    [all, typed],
  );
  return <FilterContext value={filter}>{children}</FilterContext>;
}

export function useFilter(): Filter {
  return useContext(FilterContext);
}

/** Whether each word that was typed is somewhere in `words`. */
export function hasAll(words: string, typed: string): boolean {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
