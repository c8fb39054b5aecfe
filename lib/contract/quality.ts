import { z } from "zod";
import { FINDING_KINDS, SEVERITIES } from "../domain/findings/finding.ts";
import { duration } from "./primitives.ts";

/** Levels of one channel of the source; null for silence. `dcOffset` is the mean of the samples, -1..1. */
const channelMeasures = z.object({
  samplePeakDbfs: z.number().nullable(),
  truePeakDbtp: z.number().nullable(),
  rmsDbfs: z.number().nullable(),
  dcOffset: z.number(),
});

/** Where a voice was heard: seconds from the start, each pair from and to. */
const voice = z.object({ duration, segments: z.array(z.tuple([z.number(), z.number()])) });

/**
 * What a recording comes to as it was sent. Loudness by EBU R 128, gated; null where nothing was loud or long enough.
 * `noiseFloorDbfs` and `snrDb` are estimates. Ratios are 0..1. `voice` is null until it has been listened for.
 */
export const measures = z.object({
  integratedLufs: z.number().nullable(),
  momentaryMaxLufs: z.number().nullable(),
  shortTermMaxLufs: z.number().nullable(),
  rangeLu: z.number().nullable(),
  noiseFloorDbfs: z.number().nullable(),
  snrDb: z.number().nullable(),
  silenceRatio: z.number(),
  clippedRatio: z.number(),
  bandwidthHz: z.number().nullable(),
  correlation: z.number().nullable(),
  channels: z.array(channelMeasures),
  voice: voice.nullable(),
});

/** Something that is wrong with a recording. `from` and `to` are seconds; `channel` counts from 0. */
export const finding = z.object({
  /** What it is and where, in a word that stays; null on a server that gives none. */
  handle: z.string().nullable().default(null),
  kind: z.enum(FINDING_KINDS),
  severity: z.enum(SEVERITIES),
  from: z.number(),
  to: z.number(),
  channel: z.int().nullable(),
  value: z.number(),
  sentence: z.string(),
});

/** In the order of their time; an empty array says that nothing was found. */
export const findings = z.array(finding);

/** A file as it was sent. Depth is null where a codec has none; the layout is FFmpeg's name of it. */
const original = z.object({
  name: z.string().nullable(),
  size: z.int(),
  sha256: z.string(),
  container: z.string(),
  codec: z.string(),
  profile: z.string().nullable(),
  channels: z.int(),
  layout: z.string(),
  sampleRate: z.int(),
  bitDepth: z.int().nullable(),
  bitRate: z.int().nullable(),
  variableBitRate: z.boolean().nullable(),
  samples: z.int(),
  duration,
  tags: z.array(z.object({ name: z.string(), value: z.string() })),
});

const wav = z.object({
  size: z.int(),
  sha256: z.string(),
  channels: z.int(),
  sampleRate: z.int(),
  bitDepth: z.int(),
  samples: z.int(),
  duration,
});

/**
 * What was made of a file. `peakChangeDb` and `loudnessChangeLu` are WAV less original; null where either is silent. The null
 * test compares the samples of a 16-bit source with the WAV's, one by one. `faults` says why an audio is `partial`.
 */
export const receipt = z.object({
  original,
  wav,
  peakChangeDb: z.number().nullable(),
  loudnessChangeLu: z.number().nullable(),
  dropped: z.array(
    z.object({
      kind: z.enum(["video", "audio", "coverArt", "subtitles", "data"]),
      codec: z.string().nullable(),
      sentence: z.string(),
    }),
  ),
  nullTest: z.object({ result: z.enum(["identical", "different", "notApplicable"]), sentence: z.string() }),
  faults: z.array(z.string()),
});

/** What the policy of a space proposes for an audio. */
export const proposal = z.object({
  decision: z.enum(["accept", "warn", "refuse"]),
  reasons: z.array(z.object({ decision: z.enum(["warn", "refuse"]), sentence: z.string() })),
  /** The version of the policy that was asked. */
  version: z.int(),
});

/**
 * The quality of an audio at a glance: how many findings of each severity, and what the policy proposes, which is null where
 * the space has none and while the answer is not known yet. `isPending`: its voice has not been listened for yet.
 */
export const quality = z.object({
  findings: z.object({ low: z.int(), medium: z.int(), high: z.int() }),
  proposal: proposal.nullable(),
  isPending: z.boolean(),
});

export type AudioMeasures = z.infer<typeof measures>;
export type AudioReceipt = z.infer<typeof receipt>;
export type Proposal = z.infer<typeof proposal>;
export type Quality = z.infer<typeof quality>;
