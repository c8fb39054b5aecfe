import { createHash, type Hash } from "node:crypto";
import { AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P } from "node-av/constants";
import type { Frame } from "node-av/lib";
import type { AudioReceipt } from "../../contract/quality.ts";

type Outcome = AudioReceipt["nullTest"];

/**
 * Digests the samples of a 16-bit source as the decoder gives them, to be compared with those that stand in the WAV. For other
 * sources there is nothing to compare: their samples are no 16-bit numbers.
 */
export class NullTest {
  readonly #hash: Hash | null;
  readonly #channels: number;
  readonly #isLossless: boolean;

  constructor(first: Frame, { isLossless }: { isLossless: boolean }) {
    const isWhole = first.format === AV_SAMPLE_FMT_S16 || first.format === AV_SAMPLE_FMT_S16P;
    this.#channels = first.channels;
    this.#isLossless = isLossless;
    this.#hash = isWhole && first.channels <= 2 ? createHash("sha256") : null;
  }

  /** Whether there is anything to compare. */
  get applies(): boolean {
    return this.#hash !== null;
  }

  add(frame: Frame): void {
    if (!this.#hash || frame.data === null) return;
    const bytes = frame.nbSamples * 2;
    const [first, second] = frame.data;
    if (frame.format === AV_SAMPLE_FMT_S16P && second) this.#hash.update(interleave(first as Buffer, second, bytes));
    else this.#hash.update((first as Buffer).subarray(0, bytes * frame.channels));
  }

  /** Compares with the SHA-256 of the WAV's own samples, of which there are so many in each channel. */
  finish(wavDigest: string | null, frames: number): Outcome {
    if (!this.#hash) return { result: "notApplicable", sentence: this.#why() };
    if (this.#hash.digest("hex") === wavDigest) {
      const samples = (frames * this.#channels).toLocaleString("en");
      return { result: "identical", sentence: `All ${samples} samples of the source are in the WAV, bit for bit.` };
    }
    return {
      result: "different",
      sentence: "The source changes its format on the way; the WAV has that of its beginning throughout.",
    };
  }

  #why(): string {
    if (this.#channels > 2) return `The ${this.#channels} channels were mixed down to two.`;
    if (this.#isLossless) return "The samples of the source are no 16-bit numbers; they were rounded to 16 bits.";
    return "A lossy codec has no samples of its own to compare with.";
  }
}

function interleave(left: Buffer, right: Buffer, bytes: number): Buffer {
  const both = Buffer.allocUnsafe(bytes * 2);
  for (let at = 0; at < bytes; at += 2) {
    both.writeUInt16LE(left.readUInt16LE(at), at * 2);
    both.writeUInt16LE(right.readUInt16LE(at), at * 2 + 2);
  }
  return both;
}
