import { type Stretch, shareOf } from "./heard.ts";

/** From more than this speed on, what was played is told apart. */
export const FAST_RATE = 1.5;

type Span = { from: number; to: number };

/** What one person heard of a recording: shares of it, 0..1. `fast` is of what was played, and was played at more than {@link FAST_RATE}. */
export type Hearing = { share: number; fast: number; skipped: number };

/** What somebody's stretches come to, which are in seconds and do not overlap. */
export function toHearing(
  { played, skipped }: { played: readonly (Span & { rate: number })[]; skipped: readonly Span[] },
  durationSeconds: number,
): Hearing {
  const share = shareOf(durationSeconds * 1000, played.map(toStretch));
  const fast = shareOf(durationSeconds * 1000, played.filter(({ rate }) => rate > FAST_RATE).map(toStretch));
  return {
    share,
    fast: share > 0 ? fast / share : 0,
    skipped: shareOf(durationSeconds * 1000, skipped.map(toStretch)),
  };
}

/** All of that in words: `You have heard 62 %, of it 10 % faster than 1.5×; together 80 %.` Together: null where nobody else listened. */
export function toHearingWords({ share, fast, skipped }: Hearing, together: number | null): string {
  const heard = [
    share > 0 ? `You have heard ${toPercent(share)}` : "You have heard nothing of it yet",
    ...(toPercent(fast) === "0 %" ? [] : [`of it ${toPercent(fast)} faster than ${FAST_RATE}×`]),
    ...(toPercent(skipped) === "0 %" ? [] : [`${toPercent(skipped)} skipped as silence`]),
  ].join(", ");
  return `${heard}${together === null ? "" : `; together ${toPercent(together)}`}.`;
}

/** A share as people write it. Never rounded up: all of it is 100 %, and nothing else. */
export function toPercent(share: number): string {
  return `${Math.floor(Math.min(1, share) * 100 + 1e-9)} %`;
}

/** Seconds as the milliseconds that are reckoned with. */
function toStretch({ from, to }: Span): Stretch {
  return [from * 1000, to * 1000];
}
