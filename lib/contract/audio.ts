import { z } from "zod";
import { assignment } from "./assignment.ts";
import { alias, dateTime, duration, handle, note, reference, sha256Hex } from "./primitives.ts";
import { quality } from "./quality.ts";
import { outcome, reviewDecision } from "./review.ts";

/** As on the wire; `avaitingFile` is spelt so in the published reference. */
export const audioState = z.enum(["avaitingFile", "available", "notAvailable"]);

/** What an uploader calls the audios that belong together: a word of their own, the same on each of them. */
export const batch = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "A batch has 1 to 64 letters, digits, underscores and hyphens.");

export const verdict = z.enum(["right", "wrong"]);

/** What arrived, before we made a WAV of it. `verified`: the sender declared a SHA-256 and these bytes have it. */
const audioSource = z.object({
  name: z.string().nullable(),
  size: z.int(),
  sha256: z.string(),
  verified: z.boolean().default(false),
  container: z.string().nullable(),
  codec: z.string().nullable(),
  channels: z.int().nullable(),
  bitRate: z.int().nullable(),
});

/**
 * An audio. `duration`, `voiceDuration`, `sampleRate` (Hz) and `uploadedAt` are null while no usable file exists.
 * The fields from `uploadedBy` on are ours; they have defaults, so that another server of the contract may lack them.
 */
export const audio = z.object({
  id: z.string(),
  handle: z.string(),
  alias: z.string().nullable(),
  state: audioState,
  duration: duration.nullable(),
  voiceDuration: duration.nullable().default(null),
  sampleRate: z.int().nullable(),
  identity: reference.nullable(),
  voiceprints: z.int(),
  verifications: z.int(),
  createdAt: dateTime,
  uploadedAt: dateTime.nullable(),
  uploadedBy: reference.nullable().default(null),
  batch: z.string().nullable().default(null),
  source: audioSource.nullable().default(null),
  partial: z.boolean().default(false),
  /** Left out by a server that does not tell it: then an audio that waits may wait for its file or its conversion. */
  progress: z
    .object({ stage: z.enum(["receiving", "queued", "converting"]), ratio: z.number() })
    .nullable()
    .optional(),
  quality: quality.nullable().default(null),
  failure: z.object({ code: z.string(), detail: z.string() }).nullable().default(null),
  /** How many threads are not resolved. */
  comments: z.object({ open: z.int() }).nullable().default(null),
  /** What the reviews of an available audio come to, and what the viewer decided. */
  review: z.object({ outcome, mine: reviewDecision.nullable() }).nullable().default(null),
  /** The same in older words, and how many said so; null too while the viewer is to decide without knowing. */
  marks: z.object({ right: z.int(), wrong: z.int(), mine: verdict.nullable() }).nullable().default(null),
  /** Who is to review it, while their lease lasts. */
  assignment: assignment.nullable().default(null),
});

/** The fields of `POST …/audios` beside `file`, which is read as a stream. */
export const createAudio = z.object({
  alias: alias.default(null),
  identity: handle.nullable().default(null),
  name: z.string().min(1).max(255, "A file name has at most 255 characters.").nullable().default(null),
  sha256: sha256Hex.nullable().default(null),
  batch: batch.nullable().default(null),
});

export const patchAudio = z.object({ alias });

/** The body of `POST …/{audio}:identify`: once linked, never changed. */
export const identifyAudio = z.object({ identity: handle });

/** What people say of an available audio, taken together, by the quorum of its space: all `right`, all `wrong`, or `disputed`. */
export const consensus = z.enum(["unmarked", "right", "wrong", "disputed"]);

/** One person's review in older words: accepted is `right`, rejected is `wrong`. */
export const mark = z.object({
  user: reference,
  verdict,
  note: z.string().nullable(),
  createdAt: dateTime,
  updatedAt: dateTime,
});

export const putMark = z.object({
  verdict,
  note,
});

/** A window of one level of the peaks pyramid: pixel indexes, half-open. */
export const peaksQuery = z.object({
  level: z.coerce.number().int().min(0).max(20).default(0),
  from: z.coerce.number().int().min(0).default(0),
  to: z.coerce.number().int().min(0).optional(),
});

export type Audio = z.infer<typeof audio>;
export type Consensus = z.infer<typeof consensus>;
export type AudioState = z.infer<typeof audioState>;
export type Mark = z.infer<typeof mark>;
export type Verdict = z.infer<typeof verdict>;
