"use client";

import { toRetryWords } from "./line-words";
import { useSecondsUntil } from "./use-seconds-until";

/** Counts down to when something is tried again, in milliseconds since 1970. */
export function RetryClock({ atMs }: { atMs: number }) {
  return <span className="tabular-nums">{toRetryWords(useSecondsUntil(atMs))}</span>;
}
