"use client";

import { useSyncExternalStore } from "react";
import { toAbsoluteTime, toRelativeTime } from "@/components/ui/relative-time-words";

type RelativeTimeProps = {
  /** An ISO 8601 date-time. */
  dateTime: string;
  /** When the server rendered the page, so that the first rendering in the browser agrees with it. */
  renderedAtMs: number;
  className?: string;
};

const TICK_MS = 30_000;

/** When something was, seen from now, with the exact local time as its title. It keeps itself up to date. */
export function RelativeTime({ dateTime, renderedAtMs, className }: RelativeTimeProps) {
  const tick = useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / TICK_MS),
    () => null,
  );
  const nowMs = tick === null ? renderedAtMs : Date.now();
  return (
    <time dateTime={dateTime} title={toAbsoluteTime(dateTime, tick === null ? "UTC" : undefined)} className={className}>
      {toRelativeTime(dateTime, nowMs)}
    </time>
  );
}

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}
