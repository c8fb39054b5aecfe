import { describe, expect, it } from "vitest";
import { canZoom, clampZoom, stepZoom, toZoomRatio, zoomOfRatio } from "./zoom.ts";

const minute = { fitPixelsPerSecond: 16 };

describe("zoom", () => {
  it("has nothing to offer for a clip that fills the width, nor before anything is drawn", () => {
    expect(canZoom({ fitPixelsPerSecond: 333 })).toBe(false);
    expect(canZoom({ fitPixelsPerSecond: 0 })).toBe(false);
    expect(zoomOfRatio({ fitPixelsPerSecond: 333 }, 1)).toBeNull();
    expect(stepZoom({ fitPixelsPerSecond: 0 }, null, 1)).toBeNull();
  });

  it.each([
    ["below the whole", 10, null],
    ["the whole", 16, null],
    ["between", 50, 50],
    ["beyond the limit", 900, 200],
    ["no number", Number.NaN, null],
  ])("keeps %s inside its bounds", (_name, wanted, got) => expect(clampZoom(minute, wanted)).toBe(got));

  it("goes in by steps and comes out the same way", () => {
    const closer = stepZoom(minute, null, 2);
    expect(closer).toBeCloseTo(16 * 1.6 ** 2);
    expect(stepZoom(minute, closer, -2)).toBeNull();
  });

  it("turns a slider's place into a zoom and back", () => {
    expect(toZoomRatio(minute, null)).toBe(0);
    expect(zoomOfRatio(minute, 0)).toBeNull();
    expect(zoomOfRatio(minute, 1)).toBeCloseTo(200);
    for (const ratio of [0.1, 0.5, 0.9]) expect(toZoomRatio(minute, zoomOfRatio(minute, ratio))).toBeCloseTo(ratio);
  });
});
