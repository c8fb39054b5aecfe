/** What a digest needs to know of a thread: where it stands in seconds, and whether it is resolved. */
export type DigestedThread = { from: number; isResolved: boolean };

/**
 * Where the comments on an audio stand, in a sentence without its full stop: `2 open comments, first at 0:12`; `No open
 * comments` where all are resolved, and `No comments` where there are none.
 */
export function toCommentDigest(threads: readonly DigestedThread[]): string {
  const open = threads.filter(({ isResolved }) => !isResolved);
  if (open.length === 0) return threads.length > 0 ? "No open comments" : "No comments";
  const first = toClock(Math.min(...open.map(({ from }) => from)));
  return open.length === 1 ? `1 open comment, at ${first}` : `${open.length} open comments, first at ${first}`;
}

/** Whole seconds: tenths are noise in a sentence. */
function toClock(seconds: number): string {
  const whole = Math.floor(seconds + 1e-6);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(rest)}` : `${minutes}:${twoDigits(rest)}`;
}
