import { describe, expect, it } from "vitest";
import { toGainWords, toListeningGain } from "./listening-gain.ts";

describe("the gain of even loudness", () => {
  it.each([
    ["quiet with room above", -26, -12, { gainDb: 10, isLimited: false }],
    ["quiet with high peaks", -26, -5, { gainDb: 10, isLimited: true }],
    ["quiet with a click at full scale", -40, 0, { gainDb: 11, isLimited: true }],
    ["loud", -9, 0.5, { gainDb: -7, isLimited: false }],
    ["so quiet that all would be noise", -60, -50, { gainDb: 24, isLimited: false }],
    ["just right", -16, -3, { gainDb: 0, isLimited: false }],
    ["of peaks that nobody measured", -26, null, { gainDb: 10, isLimited: true }],
  ])("of what is %s", (_name, integratedLufs, truePeakDbtp, gain) => {
    expect(toListeningGain({ integratedLufs, truePeakDbtp })).toEqual(gain);
  });

  it("of silence is not known", () => {
    expect(toListeningGain({ integratedLufs: null, truePeakDbtp: null })).toBeNull();
  });
});

it.each([
  [6.21, "+6.2 dB"],
  [-3, "−3.0 dB"],
  [0, "±0.0 dB"],
  [-0.01, "±0.0 dB"],
])("%d is written %s", (gainDb, words) => expect(toGainWords(gainDb)).toBe(words));
