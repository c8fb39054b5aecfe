import { createPcmKernel, PCM_BLOCK_FRAMES, type PcmKernel } from "../../domain/measures/kernel/pcm-kernel.ts";
import { samplesPerPixel } from "../../domain/peaks.ts";

const FRAMES_PER_PIXEL = samplesPerPixel(0);

/** Finds the least and the greatest sample of each pixel. */
export class PcmPeaks {
  readonly #channels: 1 | 2;
  readonly #kernel: PcmKernel;

  constructor(channels: 1 | 2) {
    this.#channels = channels;
    this.#kernel = createPcmKernel(channels);
  }

  /** Gives the pixels of interleaved samples, block by block. Every call but the last must bring whole pixels. */
  *of(samples: Int16Array): Generator<Int16Array> {
    const blockLength = PCM_BLOCK_FRAMES * this.#channels;
    for (let at = 0; at < samples.length; at += blockLength) yield this.#look(samples.subarray(at, at + blockLength));
  }

  #look(block: Int16Array): Int16Array {
    const channels = this.#channels;
    const whole = Math.floor(block.length / channels / FRAMES_PER_PIXEL);
    this.#kernel.load(block);
    const pixels = this.#kernel.peaks(whole, FRAMES_PER_PIXEL);
    const rest = block.subarray(whole * FRAMES_PER_PIXEL * channels);
    if (rest.length === 0) return pixels;
    const last = Array.from({ length: channels }, (_, channel) => rest.filter((_, i) => i % channels === channel));
    return Int16Array.of(...pixels, ...last.flatMap((own) => [Math.min(...own), Math.max(...own)]));
  }
}
