import { createLayout, FILTER_BYTES, instantiate } from "./memory.ts";

/** Frames that are looked at together, at most: a multiple of every pixel. */
export const PCM_BLOCK_FRAMES = 65_536;
const BLOCK_BYTES = PCM_BLOCK_FRAMES * 4;

/** The loops over the samples of a WAV: 16 bit, interleaved, one or two channels. */
export type PcmKernel = {
  /** Takes the next frames, at most {@link PCM_BLOCK_FRAMES}, for the two below. */
  load(samples: Int16Array): void;
  /** Least and greatest of each `framesPerPixel` (a multiple of 8) of the first `pixels`, channel by channel; valid until `load`. */
  peaks(pixels: number, framesPerPixel: number): Int16Array;
  /** K-weighs the frames `[from..to)`, and returns the sum of the squares of all channels. State is kept between calls. */
  weigh(from: number, to: number): number;
};

type Exports = {
  unpack(at: number, count: number, channels: number, a: number, b: number): void;
  peaks(at: number, pixels: number, length: number, channels: number, out: number): void;
  weigh(a: number, b: number, count: number, filter: number, out: number): void;
};

/** A kernel at rest; `filter` as `kWeightingAt` gives it, for what is weighed. */
export function createPcmKernel(channels: 1 | 2, filter: readonly number[] = []): PcmKernel {
  const layout = createLayout();
  const pcmAt = layout(BLOCK_BYTES);
  const planesAt = [layout(BLOCK_BYTES), layout(BLOCK_BYTES)] as const;
  const filterAt = layout(FILTER_BYTES);
  const peaksAt = layout(BLOCK_BYTES);
  const outAt = layout(16);
  const { run, memory } = instantiate<Exports>(layout(0));
  const pcm = new Int16Array(memory, pcmAt, PCM_BLOCK_FRAMES * 2);
  const out = new Float64Array(memory, outAt, 2);
  new Float64Array(memory, filterAt, filter.length).set(filter);

  return {
    load(samples) {
      pcm.set(samples);
    },
    peaks(pixels, framesPerPixel) {
      run.peaks(pcmAt, pixels, framesPerPixel, channels, peaksAt);
      return new Int16Array(memory, peaksAt, pixels * channels * 2);
    },
    weigh(from, to) {
      run.unpack(pcmAt + from * channels * 2, to - from, channels, ...planesAt);
      run.weigh(...planesAt, to - from, filterAt, outAt);
      return (out[0] as number) + (channels === 2 ? (out[1] as number) : 0);
    },
  };
}
