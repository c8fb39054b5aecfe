const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * How long ago `dateTime` was, in words: `just now`, `5 min ago`, `3 h ago`, `2 days ago`, and from a week on the date.
 * A clock that runs ahead of ours reads as now.
 */
export function toRelativeTime(dateTime: string, nowMs: number): string {
  const thenMs = Date.parse(dateTime);
  if (Number.isNaN(thenMs)) return "";
  const agoMs = Math.max(0, nowMs - thenMs);
  if (agoMs < MINUTE_MS) return "just now";
  if (agoMs < HOUR_MS) return `${Math.floor(agoMs / MINUTE_MS)} min ago`;
  if (agoMs < DAY_MS) return `${Math.floor(agoMs / HOUR_MS)} h ago`;
  const days = Math.floor(agoMs / DAY_MS);
  if (days < 7) return days === 1 ? "yesterday" : `${days} days ago`;
  const date = new Date(thenMs);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The exact moment in `timeZone`, or in the reader's own where none is given: `22 November 2026 at 10:31:04 UTC`. */
export function toAbsoluteTime(dateTime: string, timeZone?: string): string {
  const thenMs = Date.parse(dateTime);
  if (Number.isNaN(thenMs)) return "";
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "long", timeZone }).format(thenMs);
}
