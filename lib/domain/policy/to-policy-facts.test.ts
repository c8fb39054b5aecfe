import { expect, it } from "vitest";
import { toPolicyFacts } from "./to-policy-facts.ts";

const original = {
  size: 96_044,
  container: "wav",
  codec: "pcm_s16le",
  channels: 2,
  sampleRate: 16_000,
  bitDepth: 16,
  duration: "PT1M3.500S",
};
const levels = { integratedLufs: -23, noiseFloorDbfs: -70, snrDb: 40, bandwidthHz: 7800, correlation: 0.5 };
const measures = {
  ...levels,
  ...{ clippedRatio: 0, silenceRatio: 0.25 },
  channels: [{ truePeakDbtp: -3 }, { truePeakDbtp: -1.5 }],
};

it("gathers what an analysis has found", () => {
  const findings = [{ severity: "low" }, { severity: "medium" }, { severity: "low" }] as const;
  expect(toPolicyFacts({ receipt: { original }, measures, findings, voiceSeconds: 2, partial: false })).toEqual({
    ...levels,
    ...{ durationSeconds: 63.5, sizeBytes: 96_044, sampleRateHz: 16_000, channels: 2, bitDepth: 16 },
    ...{ container: "wav", codec: "pcm_s16le", clippedRatio: 0, silenceRatio: 0.25, truePeakDbtp: -1.5 },
    ...{ worstFinding: "medium", voiceSeconds: 2, partial: false },
  });
});

it("knows nothing of what was not looked at", () => {
  const facts = toPolicyFacts({ receipt: { original } });
  expect(facts).toMatchObject({ voiceSeconds: undefined, partial: undefined, worstFinding: undefined });
  expect(facts).not.toHaveProperty("snrDb");
});

it("tells silence from what is not known", () => {
  const silent = { ...measures, integratedLufs: null, channels: [{ truePeakDbtp: null }] };
  const facts = toPolicyFacts({ measures: silent, findings: [] });
  expect(facts).toMatchObject({ integratedLufs: null, truePeakDbtp: null, worstFinding: "none" });
});
