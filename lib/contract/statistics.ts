import { z } from "zod";
import { verdict } from "./audio.ts";
import { dateTime, reference } from "./primitives.ts";
import { totals } from "./space.ts";

/** How many days to tell of, up to today; days are those of UTC. */
export const statisticsQuery = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) });

const placed = { owner: z.string(), space: reference, audio: reference, user: reference, at: dateTime };

/** Something that happened to an audio that is still there. */
export const activity = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("uploaded"), ...placed }),
  z.object({ kind: z.literal("failed"), ...placed }),
  z.object({ kind: z.literal("marked"), verdict, ...placed }),
]);

/**
 * What the dashboards show. `days` has a row for each day asked for, oldest first: the audios created on it that are
 * still there, and the files refused on it. `refusals` are the latter by reason, most frequent first.
 */
export const statistics = z.object({
  spaces: z.int(),
  totals,
  days: z.array(z.object({ day: z.string(), audios: z.int(), refusals: z.int() })),
  refusals: z.array(z.object({ code: z.string(), detail: z.string(), count: z.int() })),
  /** The latest first, at most 20. */
  activity: z.array(activity),
});

export type Statistics = z.infer<typeof statistics>;
export type Activity = z.infer<typeof activity>;
