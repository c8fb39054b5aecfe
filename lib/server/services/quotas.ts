import { Problem } from "../../contract/problem.ts";
import { toSizeWords } from "../../domain/sizes.ts";
import type { SpaceRow } from "../db/schema.ts";

/** What one space may hold; null: as much as there is room for. */
export type SpaceQuota = { bytes: number | null; hours: number | null };

/** What a space holds, or an audio would add to it, of that for which there are quotas. */
type Held = Pick<SpaceRow, "stored_bytes" | "duration_micros">;

const MICROS_PER_HOUR = 3600e6;

/** What the counters of a space may come to at most. */
export function mostOf({ bytes, hours }: SpaceQuota): Record<keyof Held, number> {
  return {
    stored_bytes: bytes ?? Number.POSITIVE_INFINITY,
    duration_micros: hours === null ? Number.POSITIVE_INFINITY : Math.round(hours * MICROS_PER_HOUR),
  };
}

/**
 * Insists that a space which holds `held` can take a file of which `bytes` have come so far; `noRoom` otherwise. This is
 * asked while a file arrives, so that nobody sends for nothing. What holds at last is counted: see `tallies.ts`.
 */
export function requireRoom(quota: SpaceQuota, held: Held, bytes: number): void {
  const most = mostOf(quota);
  const bytesLeft = most.stored_bytes - held.stored_bytes;
  const noMore = ": there is no room for another file.";
  if (held.duration_micros >= most.duration_micros) throw new Problem("noRoom", holdsHours(quota, held) + noMore);
  if (bytesLeft <= 0) throw new Problem("noRoom", holdsBytes(quota, held) + noMore);
  if (bytes <= bytesLeft) return;
  throw new Problem("noRoom", `${holdsBytes(quota, held)}; this file has more than ${toSizeWords(bytesLeft)}.`);
}

/** The problem `noRoom`: a space that holds `held` has no room for `more`. */
export function overQuota(quota: SpaceQuota, held: Held, more: Held): Problem {
  const isOverHours = held.duration_micros + more.duration_micros > mostOf(quota).duration_micros;
  return new Problem(
    "noRoom",
    isOverHours
      ? `${holdsHours(quota, held)}; this audio has ${toHours(more.duration_micros)}.`
      : `${holdsBytes(quota, held)}; this file needs ${toSizeWords(more.stored_bytes)} more.`,
  );
}

function holdsBytes(quota: SpaceQuota, { stored_bytes }: Held): string {
  return `This space holds ${toSizeWords(stored_bytes)} of ${toSizeWords(quota.bytes ?? 0)}`;
}

function holdsHours({ hours }: SpaceQuota, { duration_micros }: Held): string {
  return `This space holds ${toHours(duration_micros)} of ${hours} ${hours === 1 ? "hour" : "hours"}`;
}

function toHours(micros: number): number {
  return Math.round((micros / MICROS_PER_HOUR) * 1000) / 1000;
}
