import type { PolicyRule } from "./policy.ts";

export type PolicyPreset = { name: string; purpose: string; rules: PolicyRule[] };

/** Policies to begin with; whoever takes one fits it to their own recordings. */
export const policyPresets: readonly PolicyPreset[] = [
  {
    name: "Voice biometrics enrolment",
    purpose: "Enough clean speech of one person to know them by.",
    rules: [
      { fact: "sampleRateHz", min: 8000, decision: "refuse" },
      { fact: "voiceSeconds", min: 4.5, decision: "refuse" },
      { fact: "durationSeconds", max: 120, decision: "refuse" },
      { fact: "clippedRatio", max: 0.001, decision: "refuse" },
      { fact: "partial", is: false, decision: "refuse" },
      { fact: "snrDb", min: 15, decision: "warn" },
    ],
  },
  {
    name: "Call recording",
    purpose: "Telephone calls that can be followed and are whole.",
    rules: [
      { fact: "sampleRateHz", min: 8000, decision: "refuse" },
      { fact: "voiceSeconds", min: 1, decision: "refuse" },
      { fact: "partial", is: false, decision: "warn" },
      { fact: "clippedRatio", max: 0.01, decision: "warn" },
      { fact: "silenceRatio", max: 0.8, decision: "warn" },
    ],
  },
  {
    name: "Broadcast programme",
    purpose: "Programmes in full bandwidth at the loudness of EBU R 128.",
    rules: [
      { fact: "sampleRateHz", min: 44_100, decision: "refuse" },
      { fact: "partial", is: false, decision: "refuse" },
      { fact: "integratedLufs", min: -24, max: -22, decision: "warn" },
      { fact: "truePeakDbtp", max: -1, decision: "warn" },
      { fact: "correlation", min: 0, decision: "warn" },
      { fact: "worstFinding", oneOf: ["none", "low"], decision: "warn" },
    ],
  },
];
