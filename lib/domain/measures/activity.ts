import { powerToDb } from "./decibels.ts";
import type { Windows } from "./windows.ts";

/** What is there between the sounds. */
export type Activity = {
  /** The level that nine tenths of the time exceed, digital silence left out: dBFS, null where there is nothing else. */
  noiseFloorDbfs: number | null;
  /** How far what stands out of the noise stands above it: dB, null where nothing does. An estimate. */
  snrDb: number | null;
  /** The share of the time under -60 dBFS, 0..1. */
  silenceRatio: number;
};

/** Windows taken together: long enough for the lowest voice, short enough for the gap between two words. */
const TOGETHER = 2;
const SILENCE_POWER = 10 ** (-60 / 10);
/** Less than the last bit of 24 is no noise of any room. */
const DIGITAL_SILENCE_POWER = 10 ** (-144 / 10);
const FLOOR_PERCENTILE = 0.1;
/** What stands out: at least so far above the floor. */
const STANDS_OUT = 10 ** (6 / 10);

/** The level statistics that room noise and signal are told apart by. */
export function activityOf(windows: Windows): Activity {
  const powers = powersOf(windows);
  const silent = powers.reduce((count, power) => (power < SILENCE_POWER ? count + 1 : count), 0);
  const sounding = powers.filter((power) => power > DIGITAL_SILENCE_POWER).sort();
  const floor = sounding[Math.floor((sounding.length - 1) * FLOOR_PERCENTILE)] ?? 0;
  const signal = sounding.filter((power) => power > floor * STANDS_OUT);
  const mean = signal.reduce((sum, power) => sum + power, 0) / signal.length;
  return {
    noiseFloorDbfs: powerToDb(floor),
    snrDb: signal.length > 0 ? powerToDb((mean - floor) / floor) : null,
    silenceRatio: powers.length > 0 ? silent / powers.length : 0,
  };
}

/** The mean square of all channels, 20 ms by 20 ms. */
function powersOf({ count, channels }: Windows): Float64Array {
  const powers = new Float64Array(Math.floor(count / TOGETHER));
  for (const { meanSquare } of channels) {
    for (let i = 0; i < powers.length; i++) {
      const pair = (meanSquare[TOGETHER * i] as number) + (meanSquare[TOGETHER * i + 1] as number);
      powers[i] = (powers[i] as number) + pair / (TOGETHER * channels.length);
    }
  }
  return powers;
}
