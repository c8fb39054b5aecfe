import { type Windows, windowStart } from "../measures/windows.ts";

/** How loud a recording is, window by window, in dBFS; a steady offset counts for nothing. */
export type Levels = {
  count: number;
  /** One for each channel. */
  channels: Float32Array[];
  /** The loudest channel of each window. */
  loudest: Float32Array;
  /** The mean power of what stands out: that of the speech, where it is speech. */
  speechDbfs: number;
  /** The level that nine tenths of the time exceed, digital silence left out. */
  floorDbfs: number;
  /** Whether loud and quiet alternate, as they do in speech and in no tone. */
  isLively: boolean;
};

/** Stands for silence: far under the last bit of any sample. */
export const SILENT_DBFS = -160;
/** Under this there is nothing, or what a codec leaves of nothing. */
export const DIGITAL_SILENCE_DBFS = -100;
/** Loudest and quietest speech lie further apart than this, in dB; the swell of a tone and the roar of noise do not. */
const LIVELY_DB = 15;
/** What stands out: at most so far under the loudest, in dB. */
const STANDS_OUT_DB = 25;

export function levelsOf({ count, channels }: Windows): Levels {
  const levels = channels.map(({ meanSquare, mean }) => toLevels(meanSquare, mean));
  const loudest = levels[0]?.slice() ?? new Float32Array();
  for (const channel of levels.slice(1)) {
    for (let i = 0; i < count; i++)
      if ((channel[i] as number) > (loudest[i] as number)) loudest[i] = channel[i] as number;
  }
  const all = createHistogram(loudest, 0, count);
  const top = all.percentile(0.995);
  return {
    count,
    channels: levels,
    loudest,
    speechDbfs: meanLevel(loudest, 0, count, top - STANDS_OUT_DB),
    floorDbfs: all.percentile(0.1, DIGITAL_SILENCE_DBFS),
    isLively: all.percentile(0.95) - all.percentile(0.1) >= LIVELY_DB,
  };
}

/** The level of the mean power of those windows in `from..to` that are at `least` or above. */
export function meanLevel(levels: Float32Array, from: number, to: number, least = SILENT_DBFS): number {
  let [sum, found] = [0, 0];
  for (let i = Math.max(0, from); i < Math.min(levels.length, to); i++) {
    const level = levels[i] as number;
    if (level < least) continue;
    sum += 10 ** (level / 10);
    found++;
  }
  return found > 0 ? Math.max(SILENT_DBFS, 10 * Math.log10(sum / found)) : SILENT_DBFS;
}

/** The seconds at which window `i` begins. */
export function secondsOf(i: number, { sampleRateHz }: Windows): number {
  return windowStart(i, sampleRateHz) / sampleRateHz;
}

const BINS = 2 * (20 - SILENT_DBFS);

/** How often each level occurs, in steps of half a dB. */
export function createHistogram(levels: Float32Array, from: number, to: number) {
  const bins = new Uint32Array(BINS);
  for (let i = from; i < to; i++) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.round(2 * ((levels[i] as number) - SILENT_DBFS))));
    bins[bin] = (bins[bin] as number) + 1;
  }
  return {
    /** The level that a `share` of them stay under; only of those above `least`. {@link SILENT_DBFS} where there is none. */
    percentile(share: number, least = -Infinity): number {
      const first = Math.max(0, Math.floor(2 * (least - SILENT_DBFS)) + 1);
      const wanted = share * bins.subarray(first).reduce((sum, found) => sum + found, 0);
      let passed = 0;
      for (let bin = first; bin < BINS; bin++) {
        passed += bins[bin] as number;
        if (passed > 0 && passed >= wanted) return SILENT_DBFS + bin / 2;
      }
      return SILENT_DBFS;
    },
  };
}

function toLevels(meanSquare: Float32Array, mean: Float32Array): Float32Array {
  const levels = new Float32Array(meanSquare.length);
  for (let i = 0; i < levels.length; i++) {
    const power = (meanSquare[i] as number) - (mean[i] as number) ** 2;
    levels[i] = power > 1e-16 ? 10 * Math.log10(power) : SILENT_DBFS;
  }
  return levels;
}
