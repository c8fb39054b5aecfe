import { createLayout, FILTER_BYTES, instantiate } from "./memory.ts";

/** Frames that are measured at a time, at most. */
export const BLOCK_FRAMES = 16_384;
/** Samples of the block before that stand in front of a plane, for the search of peaks between samples. */
const HISTORY = 16;
/** Bytes of a plane: history, block, and room for what is read in fours. */
const PLANE_BYTES = (HISTORY + BLOCK_FRAMES + HISTORY) * 4;

/** The meters' inner loops over planes of their own: who fills the planes spares a copy. */
export type Kernel = {
  /** One for each channel, of {@link BLOCK_FRAMES} samples (-1..1). */
  readonly planes: readonly Float32Array<ArrayBuffer>[];
  /** Of `planes[channel][from..to)`. */
  levels(channel: number, from: number, to: number): { sum: number; squares: number; peak: number };
  /** The sum of the products of the first two channels. */
  products(from: number, to: number): number;
  /** K-weighs a pair of channels, `2 * pair` and the next, and returns the sums of the squares. State is kept between calls. */
  weigh(pair: number, from: number, to: number): readonly [number, number];
  /** Sums of so many samples of a channel each, those that became whole in the first `frames`. Valid until the next call. */
  sums(channel: number, frames: number): Float32Array;
  /** Looks for the true peak in the first `frames` of a channel, and returns the highest so far: linear. */
  truePeak(channel: number, frames: number): number;
};

type Exports = {
  levels(at: number, count: number, out: number): void;
  products(a: number, b: number, count: number): number;
  sums(at: number, count: number, length: number, state: number, out: number): number;
  weigh(a: number, b: number, count: number, filter: number, out: number): void;
  truePeak(at: number, count: number, taps: number, gain: number, best: number): number;
};

/** What a kernel is made for: `filter` as `kWeightingAt` gives it, `truePeak` as `TRUE_PEAK` is. */
export type KernelOptions = {
  channels: number;
  sumFrames: number;
  filter: readonly number[];
  truePeak: { taps: readonly number[]; gain: number };
};

/** A kernel at rest, with a memory of its own. */
export function createKernel({ channels, sumFrames, filter, truePeak }: KernelOptions): Kernel {
  const { taps, gain } = truePeak;
  // Channels come in pairs; the partner of an odd one stays silent.
  const pairs = Math.ceil(channels / 2);
  const layout = createLayout();
  const planesAt = Array.from({ length: 2 * pairs }, () => layout(PLANE_BYTES) + HISTORY * 4);
  const filtersAt = Array.from({ length: pairs }, () => layout(FILTER_BYTES));
  const sumStatesAt = Array.from({ length: channels }, () => layout(8));
  const tapsAt = layout(taps.length * 4);
  const sumsAt = layout(BLOCK_FRAMES * 4);
  const outAt = layout(24);
  const { run, memory } = instantiate<Exports>(layout(0));
  const floats = new Float32Array(memory);
  const out = new Float64Array(memory, outAt, 3);
  floats.set(taps, tapsAt / 4);
  for (const at of filtersAt) new Float64Array(memory, at, filter.length).set(filter);
  const bests = new Float32Array(channels);
  const planeAt = (channel: number) => planesAt[channel] as number;

  return {
    planes: planesAt.slice(0, channels).map((at) => new Float32Array(memory, at, BLOCK_FRAMES)),
    levels(channel, from, to) {
      run.levels(planeAt(channel) + from * 4, to - from, outAt);
      return { sum: out[0] as number, squares: out[1] as number, peak: out[2] as number };
    },
    products: (from, to) => run.products(planeAt(0) + from * 4, planeAt(1) + from * 4, to - from),
    weigh(pair, from, to) {
      const [a, b] = [planeAt(2 * pair), planeAt(2 * pair + 1)];
      run.weigh(a + from * 4, b + from * 4, to - from, filtersAt[pair] as number, outAt);
      return [out[0] as number, out[1] as number];
    },
    sums(channel, frames) {
      const count = run.sums(planeAt(channel), frames, sumFrames, sumStatesAt[channel] as number, sumsAt);
      return floats.subarray(sumsAt / 4, sumsAt / 4 + count);
    },
    truePeak(channel, frames) {
      const at = planeAt(channel);
      // Six samples behind a gap are looked at, so the last six gaps wait for the next block.
      bests[channel] = run.truePeak(at - 24, frames, tapsAt, gain, bests[channel] as number);
      floats.copyWithin(at / 4 - HISTORY, at / 4 + frames - HISTORY, at / 4 + frames);
      return bests[channel] as number;
    },
  };
}
