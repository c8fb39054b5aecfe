import { describe, expect, it } from "vitest";
import { addSpan, fitSpans, playedMsOf, type Span } from "./listening-log.ts";

const played = (from: number, to: number, rate = 1): Span => ({ from, to, rate, mode: "played" });
const skipped = (from: number, to: number): Span => ({ from, to, rate: 1, mode: "skipped" });

describe("a stretch that went by", () => {
  it.each<[string, Span, Span, Span[]]>([
    ["makes the last one longer", played(0, 1), played(1, 2), [played(0, 2)]],
    ["is another one at another speed", played(0, 1), played(1, 2, 2), [played(0, 1), played(1, 2, 2)]],
    ["is another one after a jump", played(0, 1), played(5, 6), [played(0, 1), played(5, 6)]],
    ["is another one where it was skipped", played(0, 1), skipped(1, 9), [played(0, 1), skipped(1, 9)]],
  ])("%s", (_name, before, next, spans) => expect(addSpan([before], next)).toEqual(spans));
});

it("twice as fast takes half as long, and what was skipped takes none", () => {
  expect(playedMsOf([played(0, 10), played(10, 20, 2), skipped(20, 99)])).toBe(15_000);
});

describe("what may be claimed", () => {
  it.each<[string, Span[], number, Span[]]>([
    ["is all where time allows it", [played(0, 5), played(7, 9)], 7000, [played(0, 5), played(7, 9)]],
    ["is the latest where it does not", [played(0, 5), played(7, 9)], 2000, [played(7, 9)]],
    ["is the end of a stretch that took too long", [played(0, 5), played(7, 9)], 4000, [played(3, 5), played(7, 9)]],
    ["counts time at the speed that was played", [played(0, 8, 2)], 3000, [played(2, 8, 2)]],
    ["keeps what was skipped, which takes no time", [skipped(0, 60), played(60, 61)], 0, [skipped(0, 60)]],
    ["is nothing where there is no time", [played(0, 5)], -3000, []],
    ["is nothing shorter than a server counts", [played(0, 0.001)], 1000, []],
  ])("%s", (_name, spans, claimableMs, fit) => expect(fitSpans(spans, claimableMs)).toEqual(fit));

  it("is never more stretches than the contract takes", () => {
    const spans = Array.from({ length: 150 }, (_none, index) => played(index * 2, index * 2 + 0.1));
    const fit = fitSpans(spans, 60_000);
    expect(fit).toHaveLength(100);
    expect(fit.at(-1)).toEqual(spans.at(-1));
  });
});
