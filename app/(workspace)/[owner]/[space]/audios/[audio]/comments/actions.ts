"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { toAudioPath } from "@/components/audios/audio-path";
import type { CommentPage } from "@/components/comments/comment-actions";
import { type Comment, createComment as creating, patchComment } from "@/lib/contract/comment";
import { commentListQuery } from "@/lib/contract/lists";
import type { Member } from "@/lib/contract/org";
import { handle } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { COMMENTS_A_PAGE, toCommentPage } from "@/lib/web/comment-page";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const audio = z.object({ owner: handle, space: handle, audio: handle });
const address = audio.extend({ comment: handle });
const change = address.extend(patchComment.shape);
const narrowing = commentListQuery.pick({ resolved: true, author: true, mentions: true, whole: true }).partial();
const listing = audio.extend({ cursor: z.string().max(500).optional(), narrowing: narrowing.optional() });
const searching = z.object({ org: handle, search: z.string().max(100).default("") });

const MOST_FOUND = 8;

/** Says something of a moment or a stretch of an audio, or replies. */
export async function createComment(
  input: z.input<typeof audio> & z.input<typeof creating>,
): Promise<ActionResult<Comment>> {
  return toResult(async (api) => {
    const params = parseInput(audio, input);
    const comment = await api.call("createComment", { params, body: parseInput(creating, input) });
    revalidatePath(toAudioPath(params));
    return comment;
  });
}

/** Changes what one's own comment says, or resolves or reopens a thread. */
export async function updateComment(input: z.input<typeof change>): Promise<ActionResult<Comment>> {
  return toResult(async (api) => {
    const { text, resolved, ...params } = parseInput(change, input);
    const comment = await api.call("updateComment", { params, body: { text, resolved } });
    revalidatePath(toAudioPath(params));
    return comment;
  });
}

/** Removes a comment for good, with the replies to it. */
export async function removeComment(input: z.input<typeof address>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    const params = parseInput(address, input);
    await api.call("removeComment", { params });
    revalidatePath(toAudioPath(params));
    return null;
  });
}

/** The next page of comments. Revalidates nothing: it only looks. */
export async function listMoreComments(input: z.input<typeof listing>): Promise<ActionResult<CommentPage>> {
  return toResult(async (api) => {
    const { cursor, narrowing: narrowed, ...params } = parseInput(listing, input);
    const query = { ...narrowed, cursor, "page-size": COMMENTS_A_PAGE };
    return toCommentPage(await api.list("listComments", { params, query }));
  });
}

/** The first people of an organization whose name or handle contains a text: those whom a comment may call. */
export async function findMembers(input: z.input<typeof searching>): Promise<ActionResult<Member[]>> {
  return toResult(async (api) => {
    const { org, search } = parseInput(searching, input);
    const query = { search: search || undefined, "page-size": MOST_FOUND };
    return (await api.list("listMembers", { params: { org }, query })).items;
  });
}
