import { z } from "zod";
import { dateTime, handle, reference } from "./primitives.ts";
import { putReview, review } from "./review.ts";

const MAX_AT_ONCE = 200;
const MAX_PEOPLE = 50;

const minutes = z
  .int("A lease has whole minutes.")
  .min(1, "A lease has at least one minute.")
  .max(10_080, "A lease has at most 10080 minutes: a week.")
  .default(60);

const takeOver = z.boolean().default(false);

/** A user's handle, or `me`. */
const person = handle;

const handles = z
  .array(handle)
  .min(1, "Name one audio at least.")
  .max(MAX_AT_ONCE, `At most ${MAX_AT_ONCE} audios at once.`)
  .refine(isUnique, "Name each audio once.");

/** Who reviews an audio, and until when unless it is renewed. Then it is nobody's again. */
export const assignment = z.object({ user: reference, until: dateTime });

/** `takeOver`: also where it is somebody else's, for admins. */
export const putAssignment = z.object({ user: person.default("me"), minutes, takeOver });

/**
 * Without `audios` the oldest that are undecided and nobody's, at most `limit`. They are dealt to the people of `to` so that
 * each has as many open as the others.
 */
export const assignAudios = z.object({
  audios: handles.optional(),
  limit: z.int().min(1).max(MAX_AT_ONCE).default(MAX_AT_ONCE),
  to: z
    .array(person)
    .min(1, "Name one person at least.")
    .max(MAX_PEOPLE, `At most ${MAX_PEOPLE} people at once.`)
    .refine(isUnique, "Name each person once."),
  minutes,
  takeOver,
});

/** What became of each; `more`: without `audios`, whether there are others left that are nobody's. */
export const assigned = z.object({
  assigned: z.array(assignment.extend({ audio: z.string() })),
  refused: z.array(z.object({ audio: z.string(), detail: z.string() })),
  more: z.boolean(),
});

export const reviewAudios = putReview.extend({ audios: handles });

/** What became of each audio, in the order in which they were named: a review, or why there is none. */
export const reviewed = z.object({
  results: z.array(
    z.object({
      audio: z.string(),
      review: review.nullable(),
      problem: z.object({ status: z.int(), code: z.string(), detail: z.string() }).nullable(),
    }),
  ),
});

function isUnique(texts: string[]): boolean {
  return new Set(texts).size === texts.length;
}

export type Assignment = z.infer<typeof assignment>;
export type AssignmentInput = z.output<typeof putAssignment>;
export type AssignAudiosInput = z.output<typeof assignAudios>;
export type Assigned = z.infer<typeof assigned>;
export type ReviewAudiosInput = z.output<typeof reviewAudios>;
export type Reviewed = z.infer<typeof reviewed>;
