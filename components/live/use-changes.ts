"use client";

import { useEffect, useRef } from "react";
import { browserLive } from "@/lib/browser/live/browser-live";
import type { AudioChange } from "@/lib/domain/audio-change";

/** What to hear of: a space, or one audio of it. */
export type Heard = { owner: string; space: string; audio?: string | undefined };

/**
 * Calls `listener` with each change of an audio or in a space while the component is on the page, whoever made it, and with
 * null where some may have been missed. It tells nothing of what changed: ask.
 */
export function useChanges({ owner, space, audio }: Heard, listener: (change: AudioChange | null) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      browserLive().listen((change) => {
        if (change && (change.owner !== owner || change.space !== space)) return;
        if (change?.audio && audio && change.audio !== audio) return;
        latest.current(change);
      }),
    [owner, space, audio],
  );
}
