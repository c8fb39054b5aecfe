import { z } from "zod";
import { handle, reference } from "./primitives.ts";

const MOST_SPANS = 100;

const seconds = z.number().min(0, "A moment is not before the start.").max(1e7, "No audio is as long as that.");

/** A stretch of an audio that went by, in seconds of the WAV: played at this speed, or skipped because it was silent. */
const span = z
  .object({
    from: seconds,
    to: seconds,
    rate: z
      .number()
      .min(0.25, "At a quarter of the speed, at least.")
      .max(4, "At four times the speed, at most.")
      .default(1),
    mode: z.enum(["played", "skipped"]),
  })
  .refine(({ from, to }) => to > from, { path: ["to"], error: "The end comes after the start." });

/**
 * What went by since the last claim of a session. `nonce` is that of the last answer, `sequence` is greater than in any claim
 * before: so no claim counts twice.
 */
export const listeningClaim = z.object({
  session: handle,
  sequence: z.int().min(1, "The first claim has the sequence 1."),
  nonce: z.string().min(1).max(100),
  spans: z.array(span).min(1, "Claim something.").max(MOST_SPANS, `Claim at most ${MOST_SPANS} stretches at once.`),
});

/** A session of playing, and the nonce for its next claim. `share` is how much of the audio its person has played, 0..1. */
export const listeningSession = z.object({
  session: z.string(),
  sequence: z.int(),
  nonce: z.string(),
  share: z.number(),
});

const stretch = z.object({ from: z.number(), to: z.number() });

/**
 * What was heard of an audio, by each person and by all together, in seconds of the WAV and in order of time. What was
 * played twice has the slower `rate`; what was both skipped and played was played. `missing` says what the viewer has to
 * hear before they may decide.
 */
export const listening = z.object({
  people: z.array(
    z.object({
      user: reference,
      share: z.number(),
      played: z.array(stretch.extend({ rate: z.number() })),
      skipped: z.array(stretch),
    }),
  ),
  together: z.object({ share: z.number(), played: z.array(stretch) }),
  missing: z.string().nullable(),
});

export type Listening = z.infer<typeof listening>;
export type ListeningClaim = z.output<typeof listeningClaim>;
export type ListeningSession = z.infer<typeof listeningSession>;
