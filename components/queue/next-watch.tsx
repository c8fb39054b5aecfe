"use client";

import type { SpaceAddress } from "@/components/audios/audio-path";
import { useChanges } from "@/components/live/use-changes";
import { useQueueWork } from "@/components/queue/queue-context";
import { queueStore } from "@/lib/browser/queue/session-store";

/** Notes what changes of the next audio of a queue, whose page may be fetched by now. For servers with a stream of events alone. It shows nothing. */
export function NextWatch({ owner, space }: SpaceAddress) {
  const next = useQueueWork()?.next?.handle ?? null;
  useChanges({ owner, space }, (change) => {
    if (change?.kind === "listening" || next === null) return;
    if (!change?.audio || change.audio === next) queueStore().set({ staleAt: next });
  });
  return null;
}
