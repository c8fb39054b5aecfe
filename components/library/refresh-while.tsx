"use client";

import { useRefreshWhile } from "@/components/library/use-refresh-while";

const REFRESH_MS = 2000;

/** Shows nothing; keeps the page up to date while something on it is still in the making. */
export function RefreshWhile({ isActive }: { isActive: boolean }) {
  useRefreshWhile(isActive, REFRESH_MS);
  return null;
}
