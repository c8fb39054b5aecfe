import type { SessionSummary } from "@/lib/domain/review/queue-session";

const WORDS = { accept: "accepted", reject: "rejected", unsure: "unsure", skipped: "passed over" } as const;

/** What a session came to so far: `12 accepted, 2 rejected`. What there is none of is left out. */
export function toSessionWords(summary: SessionSummary): string {
  const parts = (Object.keys(WORDS) as (keyof typeof WORDS)[])
    .filter((name) => summary[name] > 0)
    .map((name) => `${summary[name]} ${WORDS[name]}`);
  return parts.length > 0 ? parts.join(", ") : "nothing decided yet";
}

/** How long something took, to be read in passing: `40 s`, `8 min`, `1 h 5 min`. */
export function toSpanWords(seconds: number): string {
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How much of a lease is left: `5 min left`, `3 h left`, `2 days left`. */
export function toLeaseWords(until: string, nowMs: number): string {
  const leftMs = Date.parse(until) - nowMs;
  if (leftMs <= 0) return "over";
  const minutes = Math.max(1, Math.round(leftMs / 60_000));
  if (minutes < 120) return `${minutes} min left`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h left` : `${Math.round(hours / 24)} days left`;
}

/** The lengths of a lease on offer, in minutes. */
export const leaseChoices = {
  60: "an hour",
  240: "4 hours",
  1440: "a day",
  4320: "3 days",
  10080: "a week",
} as const;
