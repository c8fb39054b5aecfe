"use client";

import { createContext, type ReactNode, use, useMemo, useState } from "react";
import { type AudioAddress, toAudioPath } from "@/components/audios/audio-path";
import type { CommentActions, CommentsRead } from "@/components/comments/comment-actions";
import { type CommentsView, toCommentsHref } from "@/components/comments/comments-view";
import { isInView, type Thread, toThreads } from "@/components/comments/threads";
import { useCommentChanges } from "@/components/comments/use-comment-changes";
import { useMoreComments } from "@/components/comments/use-more-comments";
import { useThreadCursor } from "@/components/comments/use-thread-cursor";
import { usePagePlayer } from "@/components/player/player-context";
import { useQueueWork } from "@/components/queue/queue-context";
import { toStepHref } from "@/components/queue/queue-view";
import type { Role } from "@/lib/domain/permissions";

type Given = {
  address: AudioAddress;
  /** The viewer's own in the space. */
  role: Role;
  view: CommentsView;
  read: CommentsRead;
  actions: CommentActions;
  /** When the server rendered the page. */
  renderedAtMs: number;
};

const CommentsContext = createContext<ReturnType<typeof useCommentsState> | null>(null);

function useCommentsState({ read: { found, offer }, ...given }: Given) {
  const { address, view, actions } = given;
  const player = usePagePlayer();
  const queue = useQueueWork();
  const here = queue ? toStepHref(address, queue.view) : toAudioPath(address);
  const [message, say] = useState("");
  const changes = useCommentChanges({ address, actions, found });
  const more = useMoreComments({ address, view, found, list: actions.listMoreComments });
  const cursor = useThreadCursor(player, say);
  const hrefTo = (shown: Pick<CommentsView, "show" | "by">) => toCommentsHref(here, shown);
  return { ...given, ...changes, ...more, ...cursor, found, offer, message, say, path: toAudioPath(address), hrefTo };
}

/** Around all of a page that has to do with the comments on its audio; its player is around this. */
export function CommentsProvider({ children, ...given }: Given & { children: ReactNode }) {
  return <CommentsContext value={useCommentsState(given)}>{children}</CommentsContext>;
}

/** What the comments of a page have in common. */
export function useComments() {
  const comments = use(CommentsContext);
  const player = usePagePlayer();
  if (!comments) throw new Error("Comments stand inside a CommentsProvider.");
  return { ...comments, player };
}

/**
 * The threads that the view has, with what was done since they were read; suspends until they are there. The thread that
 * the address points to is among them, whatever the view leaves out.
 */
export function useThreads() {
  const { found, changes, more, view } = useComments();
  const result = use(found);
  const threads = useMemo((): Thread[] => {
    if (!result.ok) return [];
    const { items, linked, viewer } = result.data;
    const all = toThreads([...more.items, ...items, ...(linked ?? [])], changes);
    return all.filter((thread) => isInView(thread, view, viewer.handle) || has(thread, view.comment));
  }, [result, more.items, changes, view]);
  return { result, threads };
}

/** Whether the comment is in the thread. */
export function has({ first, replies }: Thread, handle: string): boolean {
  return [first, ...replies].some((comment) => comment.handle === handle);
}
