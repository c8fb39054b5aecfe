import { describe, expect, it } from "vitest";
import { levelForWidth, overviewLevel, planPages, toBars } from "./peak-plan.ts";
import { decodeDat, encodeDat, levelLength, MAX_PIXELS } from "./peaks.ts";

const HOUR = 3600;
const clip = { frames: 3 * 44_100, sampleRateHz: 44_100 };
const minute = { frames: 60 * 44_100, sampleRateHz: 44_100 };
const hour = { frames: HOUR * 44_100, sampleRateHz: 44_100 };
const fourHours = { frames: 4 * HOUR * 48_000, sampleRateHz: 48_000 };

describe("the level of a waveform", () => {
  it.each([
    ["one sample", 1, 0],
    ["a clip", clip.frames, 0],
    ["as much as one request holds", 256 * MAX_PIXELS, 0],
    ["one sample more", 256 * MAX_PIXELS + 1, 1],
    ["a minute", minute.frames, 1],
    ["an hour", hour.frames, 4],
    ["four hours", fourHours.frames, 5],
  ])("opens %s with the finest that comes in one request", (_name, frames, level) => {
    expect(overviewLevel(frames)).toBe(level);
    expect(levelLength(frames, level)).toBeLessThanOrEqual(MAX_PIXELS);
  });

  it.each([
    ["nothing to choose from", 100, 96, 0],
    ["a clip as 96 bars", clip.frames, 96, 1],
    ["an hour as 96 bars", hour.frames, 96, 6],
  ])("suits the width: %s", (_name, frames, widthPixels, level) => {
    expect(levelForWidth(frames, widthPixels)).toBe(level);
  });
});

describe("the pages of a level", () => {
  it.each([
    ["a clip", clip.frames, 0],
    ["an hour", hour.frames, 2],
    ["an exact multiple", 256 * MAX_PIXELS * 3, 0],
  ])("of %s follow one another and end with the level", (_name, frames, level) => {
    const pages = planPages(frames, level);
    let at = 0;
    for (const page of pages) {
      expect(page.from).toBe(at);
      expect(page.to - page.from).toBeLessThanOrEqual(MAX_PIXELS);
      expect(page.to).toBeGreaterThan(page.from);
      at = page.to;
    }
    expect(at).toBe(levelLength(frames, level));
  });

  it("are none for a recording without a sample", () => expect(planPages(0, 0)).toEqual([]));
});

describe("bars", () => {
  it("show the loudest of each stretch, over both channels, from bytes as the server sends them", () => {
    const data = Int16Array.from([-100, 100, 0, 0, 0, 0, -16_384, 8192, 0, 0, -32_768, 32_767, 0, 0, 0, 0]);
    const peaks = decodeDat(encodeDat({ sampleRateHz: 8000, samplesPerPixel: 256, length: 4, channels: 2, data }));
    expect(toBars(peaks, 2)).toEqual([0.5, 1]);
    expect(toBars(peaks, 100)).toEqual([100 / 32_768, 0.5, 1, 0]);
  });

  it("are none of nothing", () => {
    expect(toBars({ data: new Int16Array(0), length: 0, channels: 1 }, 96)).toEqual([]);
  });
});
