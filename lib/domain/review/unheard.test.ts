import { expect, it } from "vitest";
import type { Finding } from "../findings/finding.ts";
import type { Played } from "./heard.ts";
import { findFirstUnheard, findUnheard, toAskedPercent } from "./unheard.ts";

const finding = (from: number, to: number): Finding => ({
  ...{ kind: "clipping", severity: "low", from, to, channel: null, value: 1, sentence: "" },
});

const played = (...ranges: [number, number][]) => ranges.map(([from, to]): Played => [from * 1000, to * 1000, 1]);

it.each<[string, Played[], Finding[], { share: number; findings: boolean }, string | null]>([
  ["nothing is asked for", [], [finding(1, 2)], { share: 0, findings: false }, null],
  [
    "a share is missing",
    played([0, 39.999]),
    [],
    { share: 0.9, findings: false },
    "You have played 39 % of it; this space asks for 90 %.",
  ],
  ["the share is there", played([0, 50], [60, 100]), [], { share: 0.9, findings: false }, null],
  ["the end is as near as a player tells", played([0, 99.8]), [], { share: 1, findings: false }, null],
  [
    "the end is not there",
    played([0, 99.7]),
    [],
    { share: 1, findings: false },
    "You have played 99 % of it; this space asks for 100 %.",
  ],
  [
    "a finding was not played",
    played([0, 10]),
    [finding(12, 13)],
    { share: 0, findings: true },
    "One finding is not played yet, at 0:12.0.",
  ],
  [
    "a finding was played in part",
    played([12.5, 20]),
    [finding(12, 13)],
    { share: 0, findings: true },
    "One finding is not played yet, at 0:12.0.",
  ],
  [
    "every finding was played",
    played([12, 13], [70, 71]),
    [finding(12, 13), finding(70.5, 70.5)],
    { share: 0, findings: true },
    null,
  ],
  [
    "a click was jumped over",
    played([0, 70.5]),
    [finding(70.5, 70.5)],
    { share: 0, findings: true },
    "One finding is not played yet, at 1:10.5.",
  ],
  ["three seconds of a hum were played", played([40, 43]), [finding(0, 100)], { share: 0, findings: true }, null],
  [
    "two seconds of a hum were played",
    played([40, 42]),
    [finding(0, 100)],
    { share: 0, findings: true },
    "One finding is not played yet, at 0:00.0.",
  ],
])("where %s", (_name, heard, findings, demand, sentence) => {
  expect(findUnheard({ durationMs: 100_000, played: heard, findings }, demand)).toBe(sentence);
});

it("names the first five of many, after the share", () => {
  const findings = Array.from({ length: 7 }, (_, index) => finding(index * 10, index * 10 + 1));
  expect(findUnheard({ durationMs: 100_000, played: [], findings }, { share: 0.5, findings: true })).toBe(
    "You have played 0 % of it; this space asks for 50 %. " +
      "7 findings are not played yet, at 0:00.0, 0:10.0, 0:20.0, 0:30.0, 0:40.0 and 2 more.",
  );
});

it.each<[string, Played[], Finding[], { share: number; findings: boolean }, number | null]>([
  ["nothing is missing", played([0, 100]), [finding(12, 13)], { share: 1, findings: true }, null],
  ["nothing is asked for", [], [finding(12, 13)], { share: 0, findings: false }, null],
  [
    "a finding comes before all that was not played",
    played([0, 5]),
    [finding(12, 13)],
    { share: 1, findings: true },
    12,
  ],
  [
    "only a finding that is not played",
    played([12, 13]),
    [finding(12, 13), finding(70, 72)],
    { share: 0, findings: true },
    70,
  ],
  [
    "findings do not matter where none is asked for",
    played([0, 5]),
    [finding(12, 13)],
    { share: 1, findings: false },
    5,
  ],
  ["the first gap", played([0, 20], [30, 60]), [], { share: 0.9, findings: false }, 20],
  ["not what lies between two reports", played([0, 20], [20.04, 60]), [], { share: 0.9, findings: false }, 60],
  ["the start, where nothing was played", [], [], { share: 0.1, findings: false }, 0],
])("what is missing first: %s", (_name, heard, findings, demand, seconds) => {
  expect(findFirstUnheard({ durationMs: 100_000, played: heard, findings }, demand)).toBe(seconds);
});

it.each([
  // In binary 55 hundredths of a hundred are a little more than 55.
  [0.55, "55 %"],
  [0.551, "56 %"],
  [1, "100 %"],
])("a share of %d is asked for as %s", (share, words) => expect(toAskedPercent(share)).toBe(words));
