import { expect, it } from "vitest";
import { toSpanLabel } from "./span-words";

it.each([
  [0, "0 s"],
  [59.9, "59 s"],
  [60, "1 min"],
  [3599, "59 min"],
  [3600, "1 h"],
  [12_345, "3.4 h"],
  [359_999, "99.9 h"],
  [4_445_999, "1,234 h"],
])("%d seconds are %s", (seconds, words) => {
  expect(toSpanLabel(seconds)).toBe(words);
});
