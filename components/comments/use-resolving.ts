"use client";

import { toast } from "sonner";
import { useComments } from "@/components/comments/comments-context";
import { focusMain } from "@/components/layout/focus-main";
import type { Comment } from "@/lib/contract/comment";

/** Long enough to read the message and think again. */
const UNDO_MS = 12_000;

/** Resolves a thread, or opens it again where it is resolved; and offers to take that back. */
export function useResolving(first: Comment, viewer: Comment["author"]) {
  const { update, say } = useComments();

  async function turn(isToBeResolved: boolean): Promise<void> {
    const resolved = isToBeResolved ? { by: viewer, at: new Date().toISOString() } : null;
    const done = isToBeResolved ? "The thread is resolved" : "The thread is open again";
    const sent = update(first, { resolved });
    keepFocus();
    const result = await sent;
    if (!result.ok) {
      toast.error(isToBeResolved ? "It is still open" : "It is still resolved", { description: result.problem.detail });
      return;
    }
    say(`${done}.`);
    if (isToBeResolved) toast(done, { duration: UNDO_MS, action: { label: "Undo", onClick: () => void turn(false) } });
  }

  return () => void turn(first.resolved === null);
}

/** The thread may leave the list, and its button with it. */
function keepFocus(): void {
  setTimeout(() => {
    if (document.activeElement === document.body) focusMain();
  });
}
