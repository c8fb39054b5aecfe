import { type ClipCounter, createClipCounter } from "./clip-counter.ts";
import type { Kernel } from "./kernel/kernel.ts";
import { createSeries } from "./series.ts";
import type { ChannelWindows } from "./windows.ts";

/** Sums one channel up, window by window and as a whole. */
export type ChannelMeter = {
  /** Of all samples so far. */
  readonly totals: { sum: number; squares: number; peak: number };
  /** Takes `[from..to)` of the channel's plane, which may end a window. Samples that are no number are made silence in place. */
  add(from: number, to: number): void;
  /** Ends a window of so many frames, and returns its mean square. */
  endWindow(frames: number): void;
  /** Looks for the true peak in the first `frames` of the plane. */
  seek(frames: number): void;
  /** The true peak: linear. Once, at the end. */
  finish(): number;
  windows(): ChannelWindows;
};

/** Beyond this a sample is no sound but damage. */
const ABSURD = 1e15;

export function createChannelMeter(kernel: Kernel, channel: number): ChannelMeter {
  const samples = kernel.planes[channel] as Float32Array;
  const clips: ClipCounter = createClipCounter();
  const totals = { sum: 0, squares: 0, peak: 0 };
  const begun = { sum: 0, squares: 0, peak: 0, clipped: 0 };
  const floats = () => createSeries((length) => new Float32Array(length));
  const [meanSquare, peak, mean] = [floats(), floats(), floats()];
  const clipped = createSeries((length) => new Uint16Array(length));
  let truePeak = 0;

  function read(from: number, to: number) {
    const levels = kernel.levels(channel, from, to);
    if (levels.squares < ABSURD) return levels;
    for (let i = from; i < to; i++) if (!(Math.abs(samples[i] as number) < Math.sqrt(ABSURD))) samples[i] = 0;
    return kernel.levels(channel, from, to);
  }

  return {
    totals,
    add(from, to) {
      const levels = read(from, to);
      totals.sum += levels.sum;
      totals.squares += levels.squares;
      totals.peak = Math.max(totals.peak, levels.peak);
      begun.sum += levels.sum;
      begun.squares += levels.squares;
      begun.peak = Math.max(begun.peak, levels.peak);
      begun.clipped += clips.count(samples, from, to, levels.peak);
    },
    endWindow(frames) {
      meanSquare.add(begun.squares / frames);
      peak.add(begun.peak);
      mean.add(begun.sum / frames);
      clipped.add(begun.clipped);
      Object.assign(begun, { sum: 0, squares: 0, peak: 0, clipped: 0 });
    },
    seek(frames) {
      truePeak = kernel.truePeak(channel, frames);
    },
    finish() {
      // Behind the last sample there is silence, as before the first.
      samples.fill(0, 0, 6);
      this.seek(6);
      return truePeak;
    },
    windows: () => ({
      meanSquare: meanSquare.values(),
      peak: peak.values(),
      mean: mean.values(),
      clipped: clipped.values(),
    }),
  };
}
