import { ACTIVITY_SECONDS, type Activity, createActivityMeter } from "./activity.ts";
import { toDbfs } from "./decibels.ts";
import { type ChannelLevels, createLevelMeter, type LevelMeter, sumOfProducts } from "./levels.ts";
import { createLoudnessMeter, type Loudness } from "./loudness.ts";
import { bandwidthOf, createSpectrumMeter } from "./spectrum.ts";
import { createTruePeak } from "./true-peak.ts";

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
  /**
   * Takes the next frames: one array of samples (-1..1) a channel, `frames` of each. Any number, but many are faster. What is
   * no number in them is made silence.
   */
  add(planes: readonly Float32Array[], frames: number): void;
  result(): Measures;
};

/** Measures a recording in one pass. `weights` are those of its channels in loudness. */
export function createMeasurer(sampleRateHz: number, weights: readonly number[]): Measurer {
  const levels = weights.map(() => createLevelMeter());
  const activity = createPowers(sampleRateHz, levels);
  const loudness = createLoudnessMeter(sampleRateHz, weights);
  const truePeaks = weights.map(() => createTruePeak());
  const spectrum = createSpectrumMeter(sampleRateHz);
  let products = 0;

  return {
    add(planes, frames) {
      // First, because this is where samples are made sound.
      activity.add(planes, frames);
      loudness.add(planes, frames);
      for (const [channel, plane] of planes.entries()) truePeaks[channel]?.add(plane, frames);
      const [left, right] = planes;
      if (left) spectrum.add(left, frames);
      if (left && right) products += sumOfProducts(left, right, frames);
    },
    result: () => ({
      ...loudness.result(),
      ...activity.result(),
      bandwidthHz: bandwidthOf(spectrum.result(), sampleRateHz),
      correlation: correlationOf(levels, products),
      channels: levels.map((level, channel) => ({
        samplePeakDbfs: toDbfs(level.result().peak),
        truePeakDbtp: toDbfs(truePeaks[channel]?.finish() ?? 0),
        ...toMeans(level.result()),
      })),
    }),
  };
}

function toMeans({ sumOfSquares, sum, frames }: ChannelLevels): Pick<ChannelMeasures, "rmsDbfs" | "dcOffset"> {
  return {
    rmsDbfs: frames > 0 ? toDbfs(Math.sqrt(sumOfSquares / frames)) : null,
    dcOffset: frames > 0 ? sum / frames : 0,
  };
}

function correlationOf([left, right]: LevelMeter[], products: number): number | null {
  const scale = Math.sqrt((left?.result().sumOfSquares ?? 0) * (right?.result().sumOfSquares ?? 0));
  return scale > 0 ? Math.max(-1, Math.min(1, products / scale)) : null;
}

/** Levels of the channels, and the power of all of them together 20 ms by 20 ms. What is left at the end says nothing. */
function createPowers(sampleRateHz: number, levels: LevelMeter[]) {
  const meter = createActivityMeter();
  const windowFrames = Math.round(sampleRateHz * ACTIVITY_SECONDS);
  let sum = 0;
  let filled = 0;
  return {
    add(planes: readonly Float32Array[], frames: number): void {
      for (let from = 0; from < frames; ) {
        const to = Math.min(frames, from + windowFrames - filled);
        for (const [channel, level] of levels.entries()) sum += level.add(planes[channel] as Float32Array, from, to);
        filled += to - from;
        from = to;
        if (filled < windowFrames) continue;
        meter.add(sum / (filled * levels.length));
        sum = 0;
        filled = 0;
      }
    },
    result: meter.result,
  };
}
