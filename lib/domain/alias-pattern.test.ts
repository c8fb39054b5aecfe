import { expect, it } from "vitest";
import { type AliasFacts, toAliasByPattern, toIsoDay } from "./alias-pattern.ts";

const call: AliasFacts = {
  name: "take.1.wav",
  path: "calls/may/take.1.wav",
  number: 7,
  count: 940,
  date: "2026-01-31",
};

it.each<[string, string, Partial<AliasFacts>, string]>([
  ["the name without its extension", "{name}", {}, "take.1"],
  ["the last folder", "{folder}", {}, "may"],
  ["no folder", "{folder}-{n}", { path: "take.1.wav" }, "-007"],
  ["a number of the batch's size", "{n}", {}, "007"],
  ["a number of a small batch", "{n}", { count: 9 }, "7"],
  ["the first number that is longer", "{n}", { number: 10, count: 10 }, "10"],
  ["the day", "{date}", {}, "2026-01-31"],
  ["all of them", "{date} {folder} {n} {name}", {}, "2026-01-31 may 007 take.1"],
  ["one of them twice", "{n}/{n}", {}, "007/007"],
  ["words alone", "Interview", {}, "Interview"],
  ["other braces", "{N} {who} {} {{n}}", {}, "{N} {who} {} {007}"],
  ["a name that looks like a pattern", "{name}", { name: "{n}.wav" }, "{n}"],
  ["a name with signs of a replacement", "{name}", { name: "$& $1.wav" }, "$& $1"],
  ["no more than an alias may have", "{name}{name}", { name: `${"x".repeat(80)}.wav` }, "x".repeat(100)],
  ["no control characters", "a\u0000b\n{n}", {}, "ab007"],
  ["no blanks around it", "  {folder} ", {}, "may"],
  ["nothing", "", {}, ""],
])("%s: %j", (_, pattern, facts, alias) => {
  expect(toAliasByPattern(pattern, { ...call, ...facts })).toBe(alias);
});

it("takes the day of the place where it is", () => {
  expect(toIsoDay(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
});
