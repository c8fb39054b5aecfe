import { describe, expect, it } from "vitest";
import { VoiceSegments } from "./voice-segments.ts";

const WINDOW_SECONDS = 0.032;

/** `[silent, speaking, silent, …]` in windows. */
function heard(lengths: number[], durationSeconds = 60) {
  const segments = new VoiceSegments();
  lengths.forEach((length, i) => {
    for (let window = 0; window < length; window += 1) segments.add(i % 2 === 1);
  });
  return segments.finish(durationSeconds);
}

describe("stretches of voice", () => {
  it("begin two windows before the detector says so, and end before it lets go", () => {
    const { segments, voiceSeconds } = heard([10, 40, 10]);
    expect(segments).toEqual([[0.256, 1.488]]);
    expect(voiceSeconds).toBe(1.232);
  });

  it.each([
    { what: "nothing", lengths: [0], expected: 0 },
    { what: "silence", lengths: [100], expected: 0 },
    { what: "a click of two windows", lengths: [10, 2, 10], expected: 0 },
    { what: "a gap between words", lengths: [10, 20, 7, 20, 10], expected: 1 },
    { what: "a pause", lengths: [10, 20, 8, 20, 10], expected: 2 },
    { what: "many words with short gaps", lengths: Array.from({ length: 100 }, () => 7), expected: 1 },
  ])("are $expected in $what", ({ lengths, expected }) => {
    expect(heard(lengths).segments).toHaveLength(expected);
  });

  it("lie within the recording, from its first frame to its last", () => {
    const durationSeconds = 50 * WINDOW_SECONDS;
    expect(heard([0, 58], durationSeconds)).toEqual({ voiceSeconds: 1.6, segments: [[0, 1.6]] });
  });

  it("are in order, apart, and add up to the whole", () => {
    const lengths = Array.from({ length: 200 }, (_, i) => ((i * 37) % 23) + 1);
    const { segments, voiceSeconds } = heard(lengths, 200);
    let sum = 0;
    segments.forEach(([from, to], i) => {
      expect(to - from).toBeGreaterThanOrEqual(0.1);
      expect(from).toBeGreaterThanOrEqual((segments[i - 1]?.[1] ?? -1) + 0.299);
      sum += to - from;
    });
    expect(segments.length).toBeGreaterThan(10);
    expect(voiceSeconds).toBeCloseTo(sum, 3);
  });
});
