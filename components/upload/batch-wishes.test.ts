import { expect, it } from "vitest";
import { type BatchChoice, countOf, toWishes } from "./batch-wishes";
import { entriesIn, entryOf } from "./entry-fakes";

const entry = entryOf({ number: 3, name: "a.wav", path: "may/a.wav", alias: "typed", identity: "bo" });
const facts = { count: 40, date: "2026-01-31" };
const keep: BatchChoice = { pattern: "", identity: "keep", target: null };
const here = { owner: "ada", space: "main", alias: "typed", identity: "bo" };
const there = { owner: "org", space: "lab" };

it.each<[string, Partial<BatchChoice>, object]>([
  ["nothing", {}, here],
  ["a pattern of blanks", { pattern: "  " }, here],
  ["a pattern", { pattern: "{folder} {n} {name}" }, { ...here, alias: "may 03 a" }],
  ["an identity", { identity: "cy" }, { ...here, identity: "cy" }],
  ["no identity", { identity: null }, { ...here, identity: null }],
  ["another space: its identity stays behind", { target: there }, { ...here, ...there, identity: null }],
  ["another space with an identity of it", { target: there, identity: "dee" }, { ...here, ...there, identity: "dee" }],
  ["the space where it is", { target: { owner: "ada", space: "main" } }, here],
])("is wished: %s", (_, choice, wishes) => {
  expect(toWishes(entry, { ...keep, ...choice }, facts)).toEqual(wishes);
});

it("knows how many files there were when some have left the list", () => {
  expect(countOf(entriesIn("waiting", "waiting", "waiting").slice(1))).toBe(3);
});
