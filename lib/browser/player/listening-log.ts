import type { ListeningClaim } from "../../contract/listening.ts";

/** A stretch that went by, in seconds. */
export type Span = ListeningClaim["spans"][number];

/** The contract takes no more at once. */
const MOST_SPANS = 100;
/** Less is nothing to a server that counts milliseconds. */
const SHORTEST_SECONDS = 0.002;

/** `spans` and one more after them; where it goes on from the last one in the same manner, that one is longer. */
export function addSpan(spans: readonly Span[], span: Span): Span[] {
  const last = spans.at(-1);
  if (last && last.to === span.from && last.rate === span.rate && last.mode === span.mode) {
    return [...spans.slice(0, -1), { ...last, to: span.to }];
  }
  return [...spans, span];
}

/** How long it took to play these. */
export function playedMsOf(spans: readonly Span[]): number {
  return spans.reduce(
    (sum, { from, to, rate, mode }) => (mode === "played" ? sum + ((to - from) / rate) * 1000 : sum),
    0,
  );
}

/** Those of `spans` that may be claimed together, and took no longer than this: the oldest are given up first, in part if need be. */
export function fitSpans(spans: readonly Span[], claimableMs: number): Span[] {
  let leftMs = Math.max(0, claimableMs);
  const kept: Span[] = [];
  for (const span of spans.toReversed()) {
    const playedMs = playedMsOf([span]);
    const isWhole = playedMs <= leftMs;
    const from = isWhole ? span.from : span.to - (leftMs / 1000) * span.rate;
    if (span.to - from >= SHORTEST_SECONDS && kept.length < MOST_SPANS) kept.unshift({ ...span, from });
    leftMs -= Math.min(playedMs, leftMs);
  }
  return kept;
}
