import type { Windows } from "../measures/windows.ts";
import type { Fault } from "./fault.ts";
import { bandPower, hannFrames } from "./spectral-lines.ts";

/** The mains of the world, in Hz, and the harmonics of them that are looked at. */
const MAINS_HZ = [50, 60];
const HARMONICS = [1, 2, 3, 4, 5, 6];
const HIGHEST_HZ = 300;
/** A frame of a second tells 2 Hz apart. A part of a minute is looked at so often. */
const FRAME_SECONDS = 1;
const PART_SECONDS = 60;
const FRAMES_OF_PART = 12;
const LEAST_FRAMES = 3;
/** Steady is what is there in three quarters of the frames: between the words too, where a voice is not. */
const STEADY_SHARE = 0.25;
/** A line stands so far, in dB, above what lies beside it, and one of them clearly; so far away, in Hz, */
const STANDS_OUT_DB = 6;
const CLEARLY_DB = 10;
const BESIDE_HZ = [-9, -6, -2, 2, 6, 9];
/** and it is no fainter than this, nor so far, in dB, under the strongest: codecs bend tones a little. */
const FAINT_DBFS = -80;
const FAINT_DB = 35;
/** One line is a tone; hum has harmonics. */
const LEAST_LINES = 2;

/** Hum of the mains: lines at 50 or 60 Hz and their harmonics that stay where and as they are, part by part. */
export function findHum(windows: Windows): Fault[] {
  const rateHz = windows.sampleRateHz / windows.lowFrames;
  const seconds = windows.low.length / rateHz;
  const parts = Math.max(1, Math.round(seconds / PART_SECONDS));
  const durationSeconds = windows.frames / windows.sampleRateHz;
  const faults: Fault[] = [];
  for (let part = 0; part < parts; part++) {
    const [begin, end] = [part, part + 1].map((edge) => Math.round((edge * windows.low.length) / parts)) as [
      number,
      number,
    ];
    const hum = humOf(windows.low.subarray(begin, end), rateHz);
    if (!hum) continue;
    const last = faults.at(-1);
    const [from, to] = [begin / rateHz, part === parts - 1 ? durationSeconds : end / rateHz];
    if (last?.amount === hum.hertz && last.to === from) {
      last.to = to;
      last.value = Math.max(last.value, hum.dbfs);
    } else faults.push({ kind: "hum", from, to, channel: null, value: hum.dbfs, amount: hum.hertz });
  }
  return faults;
}

function humOf(low: Float32Array, rateHz: number): { hertz: number; dbfs: number } | null {
  const frames = hannFrames(low, { size: Math.round(FRAME_SECONDS * rateHz), most: FRAMES_OF_PART });
  if (frames.length < LEAST_FRAMES) return null;
  const steadyDbfs = (hertz: number) => {
    const powers = frames.map((frame) => bandPower(frame, hertz, rateHz)).sort((a, b) => a - b);
    const power = powers[Math.floor(STEADY_SHARE * (powers.length - 1))] as number;
    return power > 0 ? 10 * Math.log10(power) : Number.NEGATIVE_INFINITY;
  };
  const standsOut = (hertz: number, dbfs: number) => dbfs - Math.max(...BESIDE_HZ.map((hz) => steadyDbfs(hertz + hz)));
  const found = MAINS_HZ.map((hertz) => {
    const all = HARMONICS.map((harmonic) => harmonic * hertz)
      .filter((line) => line <= HIGHEST_HZ)
      .map((line) => ({ line, dbfs: steadyDbfs(line) }));
    const least = Math.max(FAINT_DBFS, Math.max(...all.map(({ dbfs }) => dbfs)) - FAINT_DB);
    const heard = all.filter(({ dbfs }) => dbfs >= least);
    if (heard.length < LEAST_LINES) return null;
    const lines = heard
      .map((one) => ({ ...one, outDb: standsOut(one.line, one.dbfs) }))
      .filter(({ outDb }) => outDb >= STANDS_OUT_DB);
    if (lines.length < LEAST_LINES || lines.every(({ outDb }) => outDb < CLEARLY_DB)) return null;
    return { hertz, dbfs: 10 * Math.log10(lines.reduce((sum, { dbfs }) => sum + 10 ** (dbfs / 10), 0)) };
  }).filter((one) => one !== null);
  return found.reduce<(typeof found)[number] | null>((best, one) => (best && best.dbfs >= one.dbfs ? best : one), null);
}
