/** So much more than the time that passed may be claimed: lines are slow, and players report late. Once, not with each claim. */
const TOLERANCE_MS = 1000;

/** A claim is for the last two minutes at most: a page that was left open has heard nothing. */
const LONGEST_MS = 120_000;

/** Until when time is used up: that of one session of playing, and that of the person in all their sessions. */
export type Clocks = { sessionUsedUntilMs: number; personUsedUntilMs: number };

/** What becomes of a claim: the clocks after it, or why time does not allow it. */
export type Judgement = { result: "taken"; clocks: Clocks } | { result: "tooFast" | "overlaps" };

/** How much listening may be claimed at `nowMs`, when time is used up until `usedUntilMs`. */
export function claimableMs(nowMs: number, usedUntilMs: number): number {
  return Math.min(nowMs - usedUntilMs, LONGEST_MS) + TOLERANCE_MS;
}

/**
 * Judges a claim of `playedMs` of listening, as long as it took at the speed it was played, by the server's clock alone. In one
 * session nobody hears more than time has passed (`tooFast`), and in several at once nobody hears more than in one
 * (`overlaps`). Time that was not claimed is gone.
 */
export function judgeClaim({
  nowMs,
  playedMs,
  clocks,
}: {
  nowMs: number;
  playedMs: number;
  clocks: Clocks;
}): Judgement {
  const isBeyond = (usedUntilMs: number) => playedMs > claimableMs(nowMs, usedUntilMs);
  if (isBeyond(clocks.sessionUsedUntilMs)) return { result: "tooFast" };
  if (isBeyond(clocks.personUsedUntilMs)) return { result: "overlaps" };
  const advance = (usedUntilMs: number) => Math.max(usedUntilMs + playedMs, nowMs);
  return {
    result: "taken",
    clocks: {
      sessionUsedUntilMs: advance(clocks.sessionUsedUntilMs),
      personUsedUntilMs: advance(clocks.personUsedUntilMs),
    },
  };
}
