import type { Totals } from "../../contract/space.ts";
import { durationOfMicros } from "../../domain/durations.ts";
import type { SpaceRow } from "../db/schema.ts";

/** The counters of a space, or of several together, as the totals that people see. */
export function toTotals(counters: Omit<SpaceCounters, "identity_count">): Totals {
  const { audio_count: audios, available_count: available, failed_count: notAvailable } = counters;
  return {
    audios,
    available,
    awaitingFile: audios - available - notAvailable,
    notAvailable,
    marks: {
      unmarked: counters.unmarked_count,
      right: counters.right_count,
      wrong: counters.wrong_count,
      disputed: counters.disputed_count,
    },
    duration: durationOfMicros(counters.duration_micros),
    bytes: counters.stored_bytes,
  };
}

/** What a space holds; see `tallies.ts`. */
export type SpaceCounters = Pick<SpaceRow, (typeof SPACE_COUNTERS)[number]>;

/** The columns of a space that `tallies.ts` keeps, and the number of its identities. */
export const SPACE_COUNTERS = [
  "audio_count",
  "available_count",
  "failed_count",
  "unmarked_count",
  "right_count",
  "wrong_count",
  "disputed_count",
  "duration_micros",
  "stored_bytes",
  "identity_count",
] as const;
