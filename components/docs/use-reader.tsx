"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

/** What the trials of a page have in common. */
export type ReaderSettings = {
  /** As the reader types it, for commands. */
  apiAddress: string;
  /** Whether this page may ask the API: it stands at the page's own origin. */
  isApiHere: boolean;
  /** What to begin with for variables of a path, by their names. */
  defaults: Readonly<Record<string, string>>;
};

type ReaderState = ReaderSettings & { key: string; setKey: (key: string) => void };

const ReaderContext = createContext<ReaderState | null>(null);

/** Holds the pasted key: in the memory of this page and nowhere else, so that it is gone with the page. */
export function ReaderProvider({ settings, children }: { settings: ReaderSettings; children: ReactNode }) {
  const [key, setKey] = useState("");
  const state = useMemo(() => ({ ...settings, key, setKey }), [settings, key]);
  return <ReaderContext value={state}>{children}</ReaderContext>;
}

export function useReader(): ReaderState {
  const state = useContext(ReaderContext);
  if (!state) throw new Error("useReader needs a ReaderProvider above it.");
  return state;
}
