"use client";

import { useEffect, useRef } from "react";
import { has, useComments } from "@/components/comments/comments-context";
import type { Thread } from "@/components/comments/threads";

/** Goes to the thread of the comment that the address points to, once: selects it, and brings it before the eye. */
export function useLinkedComment(handle: string, threads: readonly Thread[]): void {
  const { select } = useComments();
  const goneTo = useRef("");
  const thread = handle ? threads.find((one) => has(one, handle))?.first.handle : undefined;
  useEffect(() => {
    if (!thread || goneTo.current === handle) return;
    goneTo.current = handle;
    select(thread);
    const article = document.getElementById(`thread-${thread}`);
    article?.scrollIntoView({ block: "center" });
    article?.focus({ preventScroll: true });
  }, [handle, thread, select]);
}
