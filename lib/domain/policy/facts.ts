import { SEVERITIES } from "../findings/finding.ts";
import { formats } from "../formats.ts";

/**
 * When a fact is known: from the `header` of a file before it is sent, once it is `decoded`, or once its `voice` has been
 * listened for. What a header tells is a claim.
 */
export type KnownWhen = "header" | "decoded" | "voice";

type Row = {
  /** What it is called, as a heading; in a sentence its first letter is small. */
  label: string;
  known: KnownWhen;
};

/** A number has bounds. People see `value * scale` in `unit`; without a unit it is a plain number. */
type NumberRow = Row & {
  kind: "number";
  unit: string;
  scale: number;
  /** What it can be at all, as it is stored: nobody needs a bound beyond. */
  range: readonly [least: number, most: number];
  /** Whether there is nothing wrong with a file that has none of it: then it meets every bound. */
  isOptional?: true;
};

/** A word out of some. Where `choices` are given there are no others. */
type WordRow = Row & { kind: "word"; choices: readonly string[] | null };

/** Yes or no: what the file is then, as in "the file is whole". */
type FlagRow = Row & { kind: "flag"; yes: string; no: string };

export type FactRow = NumberRow | WordRow | FlagRow;

const HEADER = { kind: "number", known: "header", scale: 1 } as const;
const DECODED = { kind: "number", known: "decoded", scale: 1 } as const;
const PERCENT = { kind: "number", known: "decoded", unit: "%", scale: 100, range: [0, 1] } as const;
const MEBIBYTE = 2 ** 20;
const CONTAINERS = formats.map(({ id }) => id);

/** What a policy can ask of a file, in the order in which people choose from it. Names have their unit, ratios are 0..1. */
export const facts = {
  durationSeconds: { ...HEADER, label: "Duration", unit: "s", range: [0, 10 ** 7] },
  voiceSeconds: { ...DECODED, label: "Voice duration", known: "voice", unit: "s", range: [0, 10 ** 7] },
  sampleRateHz: { ...HEADER, label: "Sample rate", unit: "Hz", range: [1, 10 ** 6] },
  bandwidthHz: { ...DECODED, label: "Bandwidth", unit: "Hz", range: [1, 10 ** 6] },
  channels: { ...HEADER, label: "Number of channels", unit: "", range: [1, 64] },
  bitDepth: { ...HEADER, label: "Bit depth", unit: "bit", range: [1, 64] },
  sizeBytes: { ...HEADER, label: "File size", unit: "MiB", scale: 1 / MEBIBYTE, range: [1, 2 ** 50] },
  container: { kind: "word", label: "Container", known: "header", choices: CONTAINERS },
  codec: { kind: "word", label: "Codec", known: "header", choices: null },
  partial: { kind: "flag", label: "Completeness", known: "decoded", yes: "cut off or damaged", no: "whole" },
  clippedRatio: { ...PERCENT, label: "Clipped share" },
  silenceRatio: { ...PERCENT, label: "Silent share" },
  integratedLufs: { ...DECODED, label: "Integrated loudness", unit: "LUFS", range: [-200, 50] },
  truePeakDbtp: { ...DECODED, label: "True peak", unit: "dBTP", range: [-200, 50] },
  noiseFloorDbfs: { ...DECODED, label: "Noise floor", unit: "dBFS", range: [-200, 50] },
  snrDb: { ...DECODED, label: "Signal-to-noise ratio", unit: "dB", range: [0, 200] },
  correlation: { ...DECODED, label: "Stereo correlation", unit: "", range: [-1, 1], isOptional: true },
  worstFinding: { kind: "word", label: "Worst finding", known: "decoded", choices: ["none", ...SEVERITIES] },
} as const satisfies Record<string, FactRow>;

export type FactName = keyof typeof facts;

export const FACT_NAMES = Object.keys(facts) as [FactName, ...FactName[]];

type ValueOf<Kind> = Kind extends "number" ? number : Kind extends "flag" ? boolean : string;

/**
 * What is known of one file. Left out: not known yet, so that a rule about it is passed over. Null: there is none of it to
 * be known, as silence has no loudness and a lossy codec no bit depth.
 */
export type PolicyFacts = { [Name in FactName]?: ValueOf<(typeof facts)[Name]["kind"]> | null | undefined };
