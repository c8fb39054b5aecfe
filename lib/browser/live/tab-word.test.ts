import { expect, it } from "vitest";
import { parseTabWord } from "./tab-word.ts";

const change = { owner: "ada", space: "main", audio: "tone", kind: "audio" };

it.each([
  { heard: change, to: null },
  { heard: change, to: "me" },
  { heard: null, to: null },
  { asks: "me", withinMs: 700 },
])("is read as it was said: %o", (word) => {
  expect(parseTabWord(structuredClone(word))).toEqual(word);
});

it.each<unknown>([
  "hello",
  null,
  7,
  {},
  change,
  { heard: "all", to: null },
  { heard: { ...change, audio: 7 }, to: null },
  { heard: change },
  { to: null },
  { asks: "me" },
  { asks: 7, withinMs: 700 },
])("is none where it is %o", (data) => {
  expect(parseTabWord(data)).toBeNull();
});
