import { describe, expect, it } from "vitest";
import { toLeaseWords, toSessionWords, toSpanWords } from "@/components/queue/queue-words";

const none = { accept: 0, reject: 0, unsure: 0, skipped: 0, seconds: 0, medianSeconds: null };

describe("the words of the queue", () => {
  it.each([
    [none, "nothing decided yet"],
    [{ ...none, accept: 12, reject: 2 }, "12 accepted, 2 rejected"],
    [{ ...none, unsure: 1, skipped: 3 }, "1 unsure, 3 passed over"],
  ])("tell what a session came to", (summary, words) => expect(toSessionWords(summary)).toBe(words));

  it.each([
    [0, "0 s"],
    [59.4, "59 s"],
    [59.6, "1 min"],
    [480, "8 min"],
    [3599, "1 h"],
    [3900, "1 h 5 min"],
  ])("tell how long %d seconds are", (seconds, words) => expect(toSpanWords(seconds)).toBe(words));

  it.each([
    [-1, "over"],
    [0.5, "1 min left"],
    [119, "119 min left"],
    [180, "3 h left"],
    [10_080, "7 days left"],
  ])("tell what is left of a lease of %d minutes", (minutes, words) => {
    const nowMs = Date.parse("2026-01-01T00:00:00Z");
    expect(toLeaseWords(new Date(nowMs + minutes * 60_000).toISOString(), nowMs)).toBe(words);
  });
});
