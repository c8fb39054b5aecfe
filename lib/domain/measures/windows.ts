/**
 * Figures of a recording hundredth by hundredth of a second, from which findings are made. Window `i` covers the frames from
 * {@link windowStart} of `i` to that of `i + 1`; what is left at the end, less than a window, is in none.
 */
export type Windows = {
  sampleRateHz: number;
  /** Frames of the whole recording. */
  frames: number;
  /** How many windows there are. */
  count: number;
  /** One for each channel of the source, in its order. */
  channels: ChannelWindows[];
  /** Mean product of the first two channels in each window; empty for one channel. */
  products: Float32Array;
  /** The mean of all channels, low-passed to the range of mains hum: the mean of every `lowFrames` frames. */
  low: Float32Array;
  lowFrames: number;
};

/** One channel, `count` entries each. Samples are in -1..1. */
export type ChannelWindows = {
  meanSquare: Float32Array;
  /** The largest magnitude. */
  peak: Float32Array;
  mean: Float32Array;
  /** Samples that are part of a run at full scale: {@link CLIP_RUN} or more in a row, of one sign, at {@link CLIP_LEVEL} or above. */
  clipped: Uint16Array;
};

export const WINDOWS_PER_SECOND = 100;
/** Half a dB below full scale: a flat top that went through a lossy codec ripples around its level. */
export const CLIP_LEVEL = 10 ** (-0.5 / 20);
/** One sample there is a peak; several in a row have lost theirs. */
export const CLIP_RUN = 3;

/** The first frame of window `i`. */
export function windowStart(i: number, sampleRateHz: number): number {
  return Math.round((i * sampleRateHz) / WINDOWS_PER_SECOND);
}
