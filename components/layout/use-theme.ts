"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";
import { readTheme, showTheme, subscribeToTheme, type Theme } from "@/components/layout/theme";

/** The theme that was chosen in this browser, here or in another tab. The document shows it. */
export function useTheme(): Theme {
  const theme = useSyncExternalStore<Theme>(subscribeToTheme, readTheme, () => "system");
  useLayoutEffect(() => showTheme(), []);
  return theme;
}
