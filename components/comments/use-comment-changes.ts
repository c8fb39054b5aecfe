"use client";

import { useState } from "react";
import type { AudioAddress } from "@/components/audios/audio-path";
import type { CommentActions, CommentsRead, NewCommentInput } from "@/components/comments/comment-actions";
import { type Change, type Changes, keepUnsent, toUnnamed } from "@/components/comments/threads";
import { randomId } from "@/lib/browser/upload/random-id";
import type { Comment } from "@/lib/contract/comment";
import { type ActionResult, orNoAnswer } from "@/lib/contract/result";

type Options = { address: AudioAddress; actions: CommentActions; found: CommentsRead["found"] };

const nothing: Changes = new Map();

/**
 * What one does to comments, shown at once and taken back where the server refuses. Once the page is read anew it has all
 * that the server agreed to; what is still on its way stays on top of it.
 */
export function useCommentChanges({ address, actions, found }: Options) {
  const [changes, setChanges] = useState(nothing);
  const [known, setKnown] = useState(found);
  if (known !== found) {
    setKnown(found);
    setChanges(keepUnsent);
  }

  function put(handle: string, change: Change | undefined): void {
    setChanges((before) => {
      const next = new Map(before);
      if (change) next.set(handle, change);
      else next.delete(handle);
      return next;
    });
  }

  async function attempt<T>(handle: string, comment: Comment | null, asked: Promise<ActionResult<T>>) {
    const before = changes.get(handle);
    put(handle, { comment, isSending: true });
    const result = await orNoAnswer(asked);
    if (!result.ok) put(handle, before);
    return result;
  }

  /** Says something new; `draft` is how it looks until the server has named it. */
  async function create(input: NewCommentInput, draft: Omit<Comment, "id" | "handle">): Promise<ActionResult<Comment>> {
    const handle = toUnnamed(randomId());
    const sent = actions.createComment({ ...address, ...input });
    const result = await attempt(handle, { ...draft, id: handle, handle }, sent);
    if (!result.ok) return result;
    put(handle, undefined);
    put(result.data.handle, { comment: result.data, isSending: false });
    return result;
  }

  async function update(comment: Comment, change: Partial<Pick<Comment, "text" | "resolved">>) {
    const { handle } = comment;
    const { text, resolved } = change;
    const body = {
      ...(text !== undefined && { text }),
      ...(resolved !== undefined && { resolved: resolved !== null }),
    };
    const sent = actions.updateComment({ ...address, comment: handle, ...body });
    const result = await attempt(handle, { ...comment, ...change }, sent);
    if (result.ok) put(handle, { comment: result.data, isSending: false });
    return result;
  }

  async function remove({ handle }: Comment): Promise<ActionResult<null>> {
    const result = await attempt(handle, null, actions.removeComment({ ...address, comment: handle }));
    if (result.ok) put(handle, { comment: null, isSending: false });
    return result;
  }

  return { changes, create, update, remove };
}
