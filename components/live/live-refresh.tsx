"use client";

import type { Heard } from "@/components/live/use-changes";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import type { ChangeKind } from "@/lib/domain/audio-change";

/** What people hear of an audio changes all the while that somebody plays it: who shows that asks for it alone. */
const DEFAULT_KINDS: readonly ChangeKind[] = ["audio", "comments", "reviews"];

/** Keeps the page as it is now, whoever changes what it shows. For servers with a stream of events alone. */
export function LiveRefresh({ kinds = DEFAULT_KINDS, ...heard }: Heard & { kinds?: readonly ChangeKind[] }) {
  useLiveRefresh(heard, kinds);
  return null;
}
