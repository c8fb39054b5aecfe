import { type Activity, activityOf } from "./activity.ts";
import { type ChannelMeter, createChannelMeter } from "./channel-meter.ts";
import { toDbfs } from "./decibels.ts";
import { kWeightingAt } from "./k-weighting.ts";
import { createKernel } from "./kernel/kernel.ts";
import type { Loudness } from "./loudness.ts";
import { createLowSignal } from "./low-signal.ts";
import { bandwidthOf, createSpectrumMeter } from "./spectrum.ts";
import { TRUE_PEAK } from "./true-peak.ts";
import { createWindower } from "./windower.ts";
import type { Windows } from "./windows.ts";

/** What one channel comes to; levels are null for silence. */
export type ChannelMeasures = {
  samplePeakDbfs: number | null;
  truePeakDbtp: number | null;
  rmsDbfs: number | null;
  /** The mean of the samples, -1..1. */
  dcOffset: number;
};

/** What a recording comes to as it was sent, before anything was made of it. */
export type Measures = Loudness &
  Activity & {
    /** The share of the samples that are part of a run at full scale, 0..1. */
    clippedRatio: number;
    /** Up to which frequency there is anything, in Hz. */
    bandwidthHz: number | null;
    /**
     * How alike the first two channels are: 1 for the same, -1 for one upside down, 0 for nothing in common; null for one
     * channel, and where one is silent.
     */
    correlation: number | null;
    channels: ChannelMeasures[];
  };

export type Measurer = {
  /** Where the next frames are put before `add`: one plane a channel, of `BLOCK_FRAMES` samples (-1..1). */
  readonly planes: readonly Float32Array<ArrayBuffer>[];
  /** Takes the first `frames` of the planes. What is no number in them is made silence. */
  add(frames: number): void;
  result(): { measures: Measures; windows: Windows };
};

/** The mean of the channels is kept at about this rate, which is enough for hum. */
const LOW_RATE_HZ = 1000;

/** Measures a recording in one pass. `weights` are those of its channels in loudness. */
export function createMeasurer(sampleRateHz: number, weights: readonly number[]): Measurer {
  const lowFrames = Math.max(1, Math.round(sampleRateHz / LOW_RATE_HZ));
  const kernel = createKernel({
    channels: weights.length,
    sumFrames: lowFrames,
    filter: kWeightingAt(sampleRateHz),
    truePeak: TRUE_PEAK,
  });
  const meters = weights.map((_, channel) => createChannelMeter(kernel, channel));
  const windower = createWindower(sampleRateHz, { kernel, weights, meters });
  const low = createLowSignal(kernel, { sumFrames: lowFrames });
  const spectrum = createSpectrumMeter(sampleRateHz);

  return {
    planes: kernel.planes,
    add(frames) {
      // First, because this is where samples are made sound.
      windower.add(frames);
      low.add(frames);
      spectrum.add(kernel.planes[0] as Float32Array, frames);
      for (const meter of meters) meter.seek(frames);
    },
    result() {
      const windows: Windows = { ...windower.windows(), low: low.values(), lowFrames };
      const { frames, channels } = windows;
      const clipped = channels.reduce((sum, one) => sum + one.clipped.reduce((all, count) => all + count, 0), 0);
      const measures = {
        ...windower.loudness(),
        ...activityOf(windows),
        clippedRatio: frames > 0 ? clipped / (frames * weights.length) : 0,
        bandwidthHz: bandwidthOf(spectrum.result(), sampleRateHz),
        correlation: correlationOf(meters, windower.products()),
        channels: meters.map((meter) => toMeasures(meter, frames)),
      };
      return { measures, windows };
    },
  };
}

function toMeasures(meter: ChannelMeter, frames: number): ChannelMeasures {
  const { sum, squares, peak } = meter.totals;
  return {
    samplePeakDbfs: toDbfs(peak),
    truePeakDbtp: toDbfs(meter.finish()),
    rmsDbfs: frames > 0 ? toDbfs(Math.sqrt(squares / frames)) : null,
    dcOffset: frames > 0 ? sum / frames : 0,
  };
}

function correlationOf([left, right]: ChannelMeter[], products: number): number | null {
  const scale = Math.sqrt((left?.totals.squares ?? 0) * (right?.totals.squares ?? 0));
  return scale > 0 ? Math.max(-1, Math.min(1, products / scale)) : null;
}
