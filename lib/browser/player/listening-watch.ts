import type { Span } from "./listening-log.ts";
import type { PlayerState } from "./player-state.ts";

/** What a watcher remembers of the last time it looked. */
export type Watched = {
  seconds: number;
  atMs: number;
  rate: number;
  isHeard: boolean;
  skipped: PlayerState["skipped"];
};

/** A position that advances more than the clock allows has jumped. */
const CLOCK_TOLERANCE = 1.15;
const JITTER_SECONDS = 0.05;

/** Whether what plays is heard: who turned the sound off listens to nothing. */
function isHeard({ isPlaying, isMuted, volume }: PlayerState): boolean {
  return isPlaying && !isMuted && volume > 0;
}

/** What is remembered of a player as it is at `nowMs`. */
export function watch(state: PlayerState, nowMs: number): Watched {
  const { currentSeconds: seconds, rate, skipped } = state;
  return { seconds, atMs: nowMs, rate, isHeard: isHeard(state), skipped };
}

/**
 * What went by since the last look, played or skipped, and what to remember now. A jump, back or forth, is nothing that went
 * by: it only ends what did.
 */
export function lookAgain(last: Watched, state: PlayerState, nowMs: number): { spans: Span[]; watched: Watched } {
  const { skipped } = state;
  const isSkip = skipped !== null && skipped !== last.skipped;
  const reached = isSkip ? skipped.from : state.currentSeconds;
  const advance = reached - last.seconds;
  const allowed = ((nowMs - last.atMs) / 1000) * last.rate * CLOCK_TOLERANCE + JITTER_SECONDS;
  const spans: Span[] = [];
  if (last.isHeard && advance > 0 && advance <= allowed) {
    spans.push({ from: last.seconds, to: reached, rate: last.rate, mode: "played" });
  }
  if (isSkip) spans.push({ ...skipped, rate: 1, mode: "skipped" });
  const watched = { ...watch(state, nowMs), seconds: reached };
  // The position is told now and then only: until it is, time goes on counting from when it was told last.
  const isStill = advance === 0 && watched.isHeard === last.isHeard && watched.rate === last.rate;
  return { spans, watched: isStill ? { ...watched, atMs: last.atMs } : watched };
}
