import { z } from "zod";
import { dateTime, handle, prose, reference } from "./primitives.ts";

const commentText = prose("A comment", 4000).min(1, "A comment has at least one character.");

/**
 * Something said of a moment of an audio, or of a stretch of it: `from` and `to` are seconds of the WAV, `to` is null for a
 * moment. `parent` is the comment that a reply belongs to: a thread has one level, and stands where its first comment does.
 * `mentions` are the handles of people who can see the space. `resolved`: of first comments alone.
 */
export const comment = z.object({
  id: z.string(),
  handle: z.string(),
  parent: z.string().nullable(),
  text: z.string(),
  from: z.number(),
  to: z.number().nullable(),
  author: reference,
  mentions: z.array(z.string()),
  createdAt: dateTime,
  editedAt: dateTime.nullable(),
  resolved: z.object({ by: reference, at: dateTime }).nullable(),
});

const seconds = z.number().min(0, "A moment is not before the start.").max(1e7, "No audio is as long as that.");

/** A new comment at `from`, or a reply to `parent`, which stands where that stands. */
export const createComment = z
  .object({
    text: commentText,
    from: seconds.optional(),
    to: seconds.nullable().default(null),
    parent: handle.nullable().default(null),
  })
  .superRefine(({ from, to, parent }, context) => {
    const fault = (path: "from" | "to", message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (parent !== null) {
      if (from !== undefined) fault("from", "A reply stands where its thread stands.");
      if (to !== null) fault("to", "A reply stands where its thread stands.");
    } else if (from === undefined) fault("from", "Say where it is, in seconds.");
    else if (to !== null && to <= from) fault("to", "The end comes after the start; a moment has none.");
  });

/** What is left out stays as it is. */
export const patchComment = z.object({ text: commentText.optional(), resolved: z.boolean().optional() });

export type Comment = z.infer<typeof comment>;
export type NewComment = z.output<typeof createComment>;
export type CommentChange = z.output<typeof patchComment>;
