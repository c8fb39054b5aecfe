import { describe, expect, it } from "vitest";
import { evaluatePolicy, settledDecision } from "./evaluate.ts";
import type { PolicyFacts } from "./facts.ts";
import type { PolicyRule } from "./policy.ts";

const refuse = (rule: Omit<PolicyRule, "decision">): PolicyRule => ({ ...rule, decision: "refuse" });

const BROKEN: [name: string, rule: PolicyRule, facts: PolicyFacts, sentence: string][] = [
  [
    "too low",
    refuse({ fact: "sampleRateHz", min: 8000 }),
    { sampleRateHz: 6000 },
    "The sample rate is 6,000 Hz; the policy wants at least 8,000 Hz.",
  ],
  [
    "too high",
    refuse({ fact: "durationSeconds", min: 1, max: 120 }),
    { durationSeconds: 130.25 },
    "The duration is 130.3 s; the policy takes at most 120 s.",
  ],
  [
    "a ratio, shown in percent",
    refuse({ fact: "clippedRatio", max: 0.001 }),
    { clippedRatio: 0.0123 },
    "The clipped share is 1.2 %; the policy takes at most 0.1 %.",
  ],
  [
    "bytes, shown in MiB",
    refuse({ fact: "sizeBytes", max: 10 * 2 ** 20 }),
    { sizeBytes: 12.5 * 2 ** 20 },
    "The file size is 12.5 MiB; the policy takes at most 10 MiB.",
  ],
  [
    "so near that it takes decimals to tell",
    refuse({ fact: "voiceSeconds", min: 4.5 }),
    { voiceSeconds: 4.49996 },
    "The voice duration is 4.49996 s; the policy wants at least 4.5 s.",
  ],
  [
    "below a negative bound",
    refuse({ fact: "integratedLufs", min: -24, max: -22 }),
    { integratedLufs: -31 },
    "The integrated loudness is -31 LUFS; the policy wants at least -24 LUFS.",
  ],
  [
    "none of what there must be some of",
    refuse({ fact: "integratedLufs", min: -24 }),
    { integratedLufs: null },
    "The file has no integrated loudness that could be measured; the policy wants at least -24 LUFS.",
  ],
  [
    "a lossy codec where bits are wanted",
    refuse({ fact: "bitDepth", min: 16 }),
    { bitDepth: null },
    "The file has no bit depth that could be measured; the policy wants at least 16 bit.",
  ],
  [
    "a word that is not taken",
    refuse({ fact: "container", oneOf: ["wav", "flac"] }),
    { container: "mp3" },
    "The container is MP3; the policy takes WAV or FLAC.",
  ],
  [
    "a worse finding than is taken",
    refuse({ fact: "worstFinding", oneOf: ["none", "low", "medium"] }),
    { worstFinding: "high" },
    "The worst finding is high; the policy takes none, low or medium.",
  ],
  [
    "cut off",
    refuse({ fact: "partial", is: false }),
    { partial: true },
    "The file is cut off or damaged; the policy wants it whole.",
  ],
];

const MET: [name: string, rule: PolicyRule, facts: PolicyFacts][] = [
  ["exactly the least", refuse({ fact: "sampleRateHz", min: 8000 }), { sampleRateHz: 8000 }],
  ["exactly the most", refuse({ fact: "durationSeconds", max: 120 }), { durationSeconds: 120 }],
  ["nothing where little is wanted", refuse({ fact: "truePeakDbtp", max: -1 }), { truePeakDbtp: null }],
  ["one channel, which correlates with none", refuse({ fact: "correlation", min: 0 }), { correlation: null }],
  ["one of the words", refuse({ fact: "codec", oneOf: ["flac", "opus"] }), { codec: "opus" }],
  ["whole", refuse({ fact: "partial", is: false }), { partial: false }],
];

describe("a policy", () => {
  it.each(BROKEN)("is broken by what is %s", (_name, rule, facts, sentence) => {
    expect(evaluatePolicy({ rules: [rule] }, facts)).toEqual({
      decision: "refuse",
      reasons: [{ decision: "refuse", sentence }],
      unknown: [],
    });
  });

  it.each(MET)("is met by %s", (_name, rule, facts) => {
    expect(evaluatePolicy({ rules: [rule] }, facts)).toEqual({ decision: "accept", reasons: [], unknown: [] });
  });

  it("decides by the gravest rule, which it tells first", () => {
    const rules: PolicyRule[] = [
      { fact: "snrDb", min: 20, decision: "warn" },
      { fact: "channels", max: 1, decision: "refuse" },
    ];
    const { decision, reasons } = evaluatePolicy({ rules }, { snrDb: 12, channels: 2 });
    expect([decision, reasons.map((reason) => reason.decision)]).toEqual(["refuse", ["refuse", "warn"]]);
    expect(evaluatePolicy({ rules }, { snrDb: 12, channels: 1 }).decision).toBe("warn");
  });

  it("passes over what is not known yet, and says so", () => {
    const rules = [refuse({ fact: "voiceSeconds", min: 4.5 }), refuse({ fact: "sampleRateHz", min: 8000 })];
    const early = evaluatePolicy({ rules }, { sampleRateHz: 16_000 });
    expect(early).toEqual({ decision: "accept", reasons: [], unknown: ["voiceSeconds"] });
    expect(settledDecision(early)).toBeNull();
    const settled = evaluatePolicy({ rules }, { sampleRateHz: 6000 });
    expect([settled.unknown, settledDecision(settled)]).toEqual([["voiceSeconds"], "refuse"]);
  });

  it("without rules accepts everything", () => {
    expect(settledDecision(evaluatePolicy({ rules: [] }, {}))).toBe("accept");
  });
});
