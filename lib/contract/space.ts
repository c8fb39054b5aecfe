import { z } from "zod";
import { role } from "./org.ts";
import { dateTime, duration } from "./primitives.ts";

/** What a space holds, as far as it can be counted. Of the available audios each is in one of the four of `marks`. */
export const totals = z.object({
  audios: z.int(),
  available: z.int(),
  awaitingFile: z.int(),
  notAvailable: z.int(),
  marks: z.object({ unmarked: z.int(), right: z.int(), wrong: z.int(), disputed: z.int() }),
  /** Of all available audios together. */
  duration,
  /** What the files as sent and the WAVs made of them take. */
  bytes: z.number(),
});

/** A space; `audios` and the like are counts. `role`, the viewer's own, and `totals` are ours. */
export const space = z.object({
  id: z.string(),
  handle: z.string(),
  alias: z.string().nullable(),
  owner: z.object({ type: z.enum(["user", "org"]), handle: z.string(), alias: z.string().nullable() }),
  audios: z.int(),
  voiceprints: z.int(),
  verifications: z.int(),
  identities: z.int(),
  createdAt: dateTime,
  role: role.default("admin"),
  totals: totals.nullable().default(null),
});

/** A person who speaks, not a user; the counts are of what is linked to it. */
export const identity = z.object({
  id: z.string(),
  handle: z.string(),
  alias: z.string().nullable(),
  audios: z.int(),
  voiceprints: z.int(),
  verifications: z.int(),
  createdAt: dateTime,
});

/** What this server takes, so that a page can say it before a drop. */
export const limits = z.object({
  maxUploadBytes: z.number(),
  maxDurationSeconds: z.number(),
  maxWavBytes: z.number(),
  formats: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      extensions: z.array(z.string()),
      mimeTypes: z.array(z.string()),
    }),
  ),
  /** What one space may hold; null: as much as there is room for. */
  spaceQuota: z
    .object({ bytes: z.number().nullable(), hours: z.number().nullable() })
    .default({ bytes: null, hours: null }),
  /** How many files of one space may wait to be converted; null: any number. */
  maxWaitingPerSpace: z.int().nullable().default(null),
  /** How many requests a token may make: `burst` at once, `perMinute` in the long run; null: any number. */
  rate: z.object({ burst: z.int(), perMinute: z.int() }).nullable().default(null),
});

export type Totals = z.infer<typeof totals>;
export type Space = z.infer<typeof space>;
export type Identity = z.infer<typeof identity>;
export type Limits = z.infer<typeof limits>;
