import { describe, expect, it } from "vitest";
import { toHearing, toHearingWords, toPercent } from "./hearing.ts";

it("what somebody heard is told as shares, what was fast as one of what was played", () => {
  const played = [
    { from: 0, to: 30, rate: 1 },
    { from: 40, to: 50, rate: 1.5 },
    { from: 50, to: 60, rate: 2 },
  ];
  const hearing = toHearing({ played, skipped: [{ from: 30, to: 35 }] }, 100);
  expect(hearing).toEqual({ share: 0.5, fast: 0.2, skipped: 0.05 });
  expect(toHearing({ played: [], skipped: [] }, 100)).toEqual({ share: 0, fast: 0, skipped: 0 });
});

describe("in words", () => {
  const nothing = { share: 0, fast: 0, skipped: 0 };
  it.each([
    ["nothing", nothing, null, "You have heard nothing of it yet."],
    ["nothing, but others have", nothing, 0.8, "You have heard nothing of it yet; together 80 %."],
    ["a share", { ...nothing, share: 0.62 }, null, "You have heard 62 %."],
    [
      "some of it fast",
      { ...nothing, share: 0.62, fast: 0.1 },
      0.8,
      "You have heard 62 %, of it 10 % faster than 1.5×; together 80 %.",
    ],
    ["some skipped", { ...nothing, share: 0.5, skipped: 0.2 }, null, "You have heard 50 %, 20 % skipped as silence."],
    ["hardly anything fast", { ...nothing, share: 0.5, fast: 0.004 }, null, "You have heard 50 %."],
    ["all", { ...nothing, share: 1 }, 1, "You have heard 100 %; together 100 %."],
  ])("%s", (_name, hearing, together, words) => expect(toHearingWords(hearing, together)).toBe(words));
});

it.each([
  [0, "0 %"],
  [0.29, "29 %"],
  [0.999, "99 %"],
  [1, "100 %"],
  [1.001, "100 %"],
])("%d is %s", (share, words) => expect(toPercent(share)).toBe(words));
