"use client";

import { useSyncExternalStore } from "react";
import { toPlaceWith } from "@/components/comments/comment-words";
import { findDraft } from "@/lib/browser/comments/drafts";

/** Where the comment stands that was begun under `name` and not sent, in words; null where there is none. */
export function useDraftPlace(name: string): string | null {
  return useSyncExternalStore(
    neverChanges,
    () => {
      const draft = findDraft(name);
      return draft && toPlaceWith(draft);
    },
    () => null,
  );
}

/** Only what is rendered beside it writes drafts, and renders anew when it does. */
function neverChanges(): () => void {
  return () => undefined;
}
