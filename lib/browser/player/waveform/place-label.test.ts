import { expect, it } from "vitest";
import { toPlaceLabel } from "./place-label.ts";

it.each([
  ["an hour in the width", 0.3, 61.234, "1:01.2"],
  ["a pixel a hundredth", 100, 61.234, "1:01.23"],
  ["a pixel a millisecond", 1000, 61.234, "1:01.234"],
  ["samples apart", 44_100, 1, "0:01.00000 · sample 44,100"],
  ["the closest look", 705_600, 3600 + 1 / 44_100, "1:00:00.000023 · sample 158,760,001"],
  ["nothing drawn yet, by tenths", 0, 5, "0:05.0"],
])("tells a moment as finely as a pixel can: %s", (_name, pixelsPerSecond, seconds, label) => {
  expect(toPlaceLabel(seconds, { pixelsPerSecond, sampleRateHz: 44_100 })).toBe(label);
});
