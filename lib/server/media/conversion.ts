import type { Failure } from "../../domain/failures.ts";

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
  /** Channels of the source; `wavChannels` are those of the WAV. */
  channels: number;
  /** Bits a second of the audio track, or null where nothing tells. */
  bitRate: number | null;
  sampleRateHz: number;
  wavChannels: 1 | 2;
  /** Frames of the WAV: its duration is `frames / sampleRateHz` seconds. */
  frames: number;
  wavBytes: number;
  peaksBytes: number;
  /** Whether the file is cut off or damaged on the way, so that the WAV may hold less than was recorded. */
  partial: boolean;
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
