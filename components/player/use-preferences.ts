"use client";

import { useSyncExternalStore } from "react";
import { defaultPreferences, type PlayerPreferences, preferences } from "@/lib/browser/player/preferences";

/** What this browser keeps for its person; the defaults until the page is alive. */
export function usePreferences(): PlayerPreferences {
  return useSyncExternalStore(
    (onChange) => preferences().subscribe(onChange),
    () => preferences().get(),
    () => defaultPreferences,
  );
}
