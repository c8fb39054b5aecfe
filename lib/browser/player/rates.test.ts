import { describe, expect, it } from "vitest";
import { clampRate, stepRate } from "./rates.ts";

describe("a step of the playback rate", () => {
  it.each([
    ["faster", 1, 1, 1.25],
    ["slower", 1, -1, 0.75],
    ["faster from between two", 1.1, 1, 1.25],
    ["slower from between two", 1.1, -1, 1],
    ["no faster than four times", 4, 1, 4],
    ["no slower than a quarter", 0.25, -1, 0.25],
  ] as const)("is %s", (_name, rate, direction, next) => expect(stepRate(rate, direction)).toBe(next));
});

it.each([
  [0.1, 0.25],
  [1.1, 1.1],
  [16, 4],
])("a rate of %d is kept at %d", (rate, kept) => expect(clampRate(rate)).toBe(kept));
