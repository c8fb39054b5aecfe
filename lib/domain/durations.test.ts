import { describe, expect, it } from "vitest";
import { durationOfFrames, durationOfMicros, microsOfFrames, parseDuration } from "./durations.ts";

describe("durations", () => {
  it.each([
    ["three and a half seconds", 56_000, 16_000, "PT3.500S"],
    ["nothing", 0, 8000, "PT0.000S"],
    ["one sample at 44.1 kHz", 1, 44_100, "PT0.000023S"],
    ["four digits", 160_001, 16_000, "PT10.000063S"],
    ["carries into the second", 44_099_999, 44_100, "PT999.999977S"],
    ["four hours", 4 * 3600 * 8000, 8000, "PT14400.000S"],
  ])("%s", (_name, frames, rate, text) => {
    expect(durationOfFrames(frames, rate)).toBe(text);
    expect(Math.round(parseDuration(text) * rate)).toBe(frames);
  });

  it("tells frames exactly at the highest rate", () => {
    for (let frames = 384_000; frames < 385_000; frames++) {
      expect(Math.round(parseDuration(durationOfFrames(frames, 384_000)) * 384_000)).toBe(frames);
    }
  });

  it("adds up in whole microseconds, exactly, however long a recording is", () => {
    expect(microsOfFrames(3, 128_000)).toBe(23);
    expect(microsOfFrames(4, 64_000)).toBe(63);
    const frames = 7 * 24 * 3600 * 384_000 + 1;
    expect(microsOfFrames(frames, 384_000)).toBe(7 * 24 * 3600 * 1e6 + 3);
    expect(durationOfMicros(microsOfFrames(frames, 384_000))).toBe("PT604800.000003S");
    expect(durationOfMicros(36e12)).toBe("PT36000000.000S");
  });

  it.each([
    ["PT1H2M3.5S", 3723.5],
    ["PT2M", 120],
    ["PT", Number.NaN],
    ["3.5", Number.NaN],
    ["P1D", Number.NaN],
  ])("reads %s", (text, seconds) => expect(parseDuration(text)).toBe(seconds));
});
