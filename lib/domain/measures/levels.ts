/** Plain figures of one channel; samples are in -1..1. */
export type ChannelLevels = {
  /** The largest magnitude of any sample. */
  peak: number;
  sumOfSquares: number;
  sum: number;
  frames: number;
};

/** Sums up one channel. */
export type LevelMeter = {
  /**
   * Takes `samples[from..to)` and returns the sum of their squares. What is no number, as files of floats can hold, is
   * made silence in place.
   */
  add(samples: Float32Array, from: number, to: number): number;
  result(): ChannelLevels;
};

export function createLevelMeter(): LevelMeter {
  const levels: ChannelLevels = { peak: 0, sumOfSquares: 0, sum: 0, frames: 0 };
  return {
    add(samples, from, to) {
      let best = levels.peak;
      let sum = 0;
      let squares = 0;
      for (let i = from; i < to; i++) {
        const value = samples[i] as number;
        sum += value;
        squares += value * value;
        if (value > best) best = value;
        else if (-value > best) best = -value;
      }
      if (!Number.isFinite(squares)) {
        silence(samples, from, to);
        return this.add(samples, from, to);
      }
      levels.peak = best;
      levels.sumOfSquares += squares;
      levels.sum += sum;
      levels.frames += to - from;
      return squares;
    },
    result: () => levels,
  };
}

function silence(samples: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) if (!(Math.abs(samples[i] as number) < 1e15)) samples[i] = 0;
}

/** The sum of the products of two channels, sample by sample. */
export function sumOfProducts(left: Float32Array, right: Float32Array, frames: number): number {
  let sum = 0;
  for (let i = 0; i < frames; i++) sum += (left[i] as number) * (right[i] as number);
  return sum;
}
