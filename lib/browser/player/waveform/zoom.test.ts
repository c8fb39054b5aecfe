import { describe, expect, it } from "vitest";
import { canZoom, clampZoom, stepZoom, toZoomRatio, zoomOfRatio } from "./zoom.ts";

const minute = { fitPixelsPerSecond: 16, maxPixelsPerSecond: 705_600 };
const nothing = { fitPixelsPerSecond: 0, maxPixelsPerSecond: 705_600 };
/** Forty samples: they fill the width more closely than the closest look. */
const blip = { fitPixelsPerSecond: 1_100_000, maxPixelsPerSecond: 705_600 };

describe("zoom", () => {
  it("has nothing to offer for a few samples that fill the width, nor before anything is drawn", () => {
    expect(canZoom(blip)).toBe(false);
    expect(canZoom(nothing)).toBe(false);
    expect(zoomOfRatio(blip, 1)).toBeNull();
    expect(stepZoom(nothing, null, 1)).toBeNull();
  });

  it.each([
    ["below the whole", 10, null],
    ["the whole", 16, null],
    ["between", 50, 50],
    ["beyond the limit", 900_000, 705_600],
    ["no number", Number.NaN, null],
  ])("keeps %s inside its bounds", (_name, wanted, got) => expect(clampZoom(minute, wanted)).toBe(got));

  it("goes in by steps and comes out the same way", () => {
    const closer = stepZoom(minute, null, 2);
    expect(closer).toBe(64);
    expect(stepZoom(minute, closer, -2)).toBeNull();
  });

  it("turns a slider's place into a zoom and back", () => {
    expect(toZoomRatio(minute, null)).toBe(0);
    expect(zoomOfRatio(minute, 0)).toBeNull();
    expect(zoomOfRatio(minute, 1)).toBeCloseTo(705_600);
    for (const ratio of [0.1, 0.5, 0.9]) expect(toZoomRatio(minute, zoomOfRatio(minute, ratio))).toBeCloseTo(ratio);
  });
});
