import { expect, it } from "vitest";
import { followPeak, isClipped, toMeterRatio } from "./meter-level.ts";

it.each([
  ["goes up at once", -60, 1, 16, 0],
  ["falls slowly", -6, 0, 250, -12],
  ["follows what falls more slowly still", -6, 0.4467, 250, -7],
  ["ends at its end", -59, 0, 1000, -60],
  ["does not go beyond full scale", -60, 1.5, 16, 0],
])("the meter %s", (_name, shownDbfs, peak, elapsedMs, dbfs) => {
  expect(followPeak(shownDbfs, peak, elapsedMs)).toBeCloseTo(dbfs, 2);
});

it.each([
  [-60, 0],
  [-30, 0.5],
  [0, 1],
  [-99, 0],
])("at %d dBFS %d of it is lit", (dbfs, ratio) => expect(toMeterRatio(dbfs)).toBe(ratio));

it.each([
  [32_767 / 32_768, true],
  [0.98, false],
])("a peak of %d has clipped: %s", (peak, is) => expect(isClipped(peak)).toBe(is));
