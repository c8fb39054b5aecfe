import type { AudioReceipt } from "../../contract/quality.ts";
import type { Failure } from "../../domain/failures.ts";
import type { Finding } from "../../domain/findings/finding.ts";
import type { Measures } from "../../domain/measures/measures.ts";

/** One file to convert. Paths are absolute; the two outputs are created or overwritten. */
export type ConversionRequest = {
  inputPath: string;
  wavPath: string;
  peaksPath: string;
  /** The longest audio that is accepted, counted in decoded samples. */
  maxDurationSeconds: number;
  /** The largest WAV that is written, in bytes; by default the largest there can be. */
  maxWavBytes?: number;
};

/** What was found in the file and what was made of it. */
export type MediaFacts = {
  /** Id of a row of the table of formats. */
  container: string;
  /** FFmpeg's name of the codec. */
  codec: string;
  profile: string | null;
  /** Channels of the source, and FFmpeg's name of their layout; `wavChannels` are those of the WAV. */
  channels: number;
  layout: string;
  /** Bits of a sample, or null where the codec has no such thing. */
  bitDepth: number | null;
  /** Bits a second of the audio track, or null where nothing tells. */
  bitRate: number | null;
  variableBitRate: boolean | null;
  tags: AudioReceipt["original"]["tags"];
  sampleRateHz: number;
  wavChannels: 1 | 2;
  /** Frames of the WAV: its duration is `frames / sampleRateHz` seconds. */
  frames: number;
  wavBytes: number;
  wavSha256: string;
  peaksBytes: number;
  /** WAV less source; null where either is silent. */
  peakChangeDb: number | null;
  loudnessChangeLu: number | null;
  dropped: AudioReceipt["dropped"];
  nullTest: AudioReceipt["nullTest"];
  /** Why the WAV may hold less than was recorded: the file is cut off, or damaged on the way. */
  faults: string[];
  partial: boolean;
  measures: Measures;
  findings: Finding[];
};

export type ConversionOutcome = { ok: true; facts: MediaFacts } | { ok: false; failure: Failure };

/**
 * What a worker process says to its pool. `ready` comes once, before the first result; `fault` is what failed on our
 * side (a full disk), not in the file.
 */
export type WorkerMessage =
  | { type: "ready" }
  | { type: "progress"; ratio: number }
  | { type: "outcome"; outcome: ConversionOutcome }
  | { type: "fault"; message: string; code: string | undefined };

/** A file that cannot be used: thrown inside the conversion, returned by it as a failure. */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.name = "Refusal";
    this.failure = failure;
  }
}
