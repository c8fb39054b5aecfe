import { z } from "zod";
import { OUTCOMES, REVIEW_DECISIONS } from "../domain/review/outcome.ts";
import { dateTime, handle, note, reference } from "./primitives.ts";

const MAX_REASONS = 50;
const MAX_QUORUM = 20;

export const reviewDecision = z.enum(REVIEW_DECISIONS);

/** What the reviews of an audio come to, by the quorum of its space. */
export const outcome = z.enum(OUTCOMES);

/** One reason of the list of a space. */
const reason = z.object({
  handle,
  label: z
    .string()
    .trim()
    .min(1, "A label has at least one character.")
    .max(100, "A label has at most 100 characters.")
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), "A label has no control characters."),
});

/** What a review names stays as it was named, whatever becomes of the list. */
const named = z.array(z.object({ handle: z.string(), label: z.string() }));

/** What one person decided of an audio. */
export const review = z.object({
  user: reference,
  decision: reviewDecision,
  reasons: named,
  note: z.string().nullable(),
  createdAt: dateTime,
  updatedAt: dateTime,
});

/** `reasons` are handles of the list of the space. */
export const putReview = z.object({
  decision: reviewDecision,
  reasons: z.array(handle).max(MAX_REASONS).refine(isUnique, "Name each reason once.").default([]),
  note,
});

/** A step in the history of the reviews of an audio; without a decision: it was taken back. */
export const reviewChange = z.object({
  user: reference,
  decision: reviewDecision.nullable(),
  reasons: named,
  note: z.string().nullable(),
  createdAt: dateTime,
});

const quorum = z.int("A quorum is a whole number.").min(1, "At least one has to decide.").max(MAX_QUORUM);

/** What somebody has to have played before they decide: so much of the audio, 0..1, and something of every finding. */
const demand = z.object({
  share: z.number().min(0).max(1, "A share is at most 1.").default(0),
  findings: z.boolean().default(false),
});

/**
 * How a space reviews: `quorum` people have to decide, and from two on each without seeing what others did; `reasons` are those
 * to choose from, and `listening` is what has to be heard first.
 */
export const reviewSettings = z.object({
  quorum,
  reasons: z.array(reason),
  listening: demand,
  updatedAt: dateTime.nullable(),
  updatedBy: reference.nullable(),
});

/** What is left out is as in a new space. */
export const putReviewSettings = z.strictObject({
  quorum: quorum.default(1),
  reasons: z
    .array(reason)
    .max(MAX_REASONS, `A space has at most ${MAX_REASONS} reasons.`)
    .refine((reasons) => isUnique(reasons.map((one) => one.handle)), "No two reasons have the same handle.")
    .optional(),
  listening: demand.default({ share: 0, findings: false }),
});

function isUnique(texts: string[]): boolean {
  return new Set(texts).size === texts.length;
}

export type Review = z.infer<typeof review>;
export type ReviewChange = z.infer<typeof reviewChange>;
export type ReviewInput = z.output<typeof putReview>;
export type ReviewSettings = z.infer<typeof reviewSettings>;
export type ReviewSettingsInput = z.output<typeof putReviewSettings>;
