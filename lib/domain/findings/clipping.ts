import { type ChannelWindows, CLIP_LEVEL, type Windows } from "../measures/windows.ts";
import { type Fault, joined, stretches } from "./fault.ts";
import { secondsOf } from "./levels.ts";

/** Runs that lie half a second apart, or less, are told as one. */
const JOINED_WINDOWS = 50;
/** Peaks that lie further apart than this are of different syllables. */
const APART_WINDOWS = 20;
/** A dB under {@link CLIP_LEVEL}. */
const NEXT_LEVEL = CLIP_LEVEL * 10 ** (-1 / 20);
/** Peaks that are one plateau agree to less than a step of 14 bits. */
const PLATEAU = 1 - 2 ** -13;

/**
 * Where the wave runs into full scale, channel by channel. A single peak there, of a recording brought to full scale, is none:
 * peaks have to gather at the top more than they do anywhere below.
 */
export function findClipping(windows: Windows): Fault[] {
  return windows.channels.flatMap((channel, index) => {
    if (!isClipped(channel, windows)) return [];
    const runs = joined(
      stretches(windows.count, (i) => (channel.clipped[i] as number) > 0),
      JOINED_WINDOWS,
    );
    return runs.map(([first, end]): Fault => {
      const samples = channel.clipped.subarray(first, end).reduce((sum, count) => sum + count, 0);
      const [from, to] = [secondsOf(first, windows), secondsOf(end, windows)];
      // Of less than a second no share can be told.
      const value = (100 * samples) / (Math.max(1, to - from) * windows.sampleRateHz);
      return { kind: "clipping", from, to, channel: index, value, amount: samples };
    });
  });
}

/**
 * Clipped samples that nothing changed afterwards share one value, which peaks by chance do not. Behind a lossy codec they
 * lie around it: then more peaks are found in the topmost half dB than there would be in a tail that thins out, and in several
 * places, for one loud vowel has many peaks alike.
 */
function isClipped(channel: ChannelWindows, windows: Windows): boolean {
  const { top, next, plateau } = countPeaks(channel.peak);
  if (top === 0 || !differs(channel, windows)) return false;
  const isPlateau = plateau >= 3 && plateau >= 0.4 * top;
  if (isPlateau && (top >= 0.5 * next || (plateau >= 10 && plateau >= 0.6 * top))) return true;
  return top >= 8 && top >= 0.95 * next && placesOf(channel, windows) >= 3;
}

function placesOf({ peak }: ChannelWindows, { count }: Windows): number {
  const tops = stretches(count, (i) => (peak[i] as number) >= CLIP_LEVEL);
  return joined(tops, APART_WINDOWS).length;
}

/** How many windows have their peak in the topmost half dB, in the whole dB below, and at the highest value of all. */
function countPeaks(peak: Float32Array): { top: number; next: number; plateau: number } {
  const highest = peak.reduce((best, value) => Math.max(best, value), 0);
  let [top, next, plateau] = [0, 0, 0];
  for (const value of peak) {
    if (value < NEXT_LEVEL) continue;
    if (value < CLIP_LEVEL) next++;
    else top++;
    if (value >= highest * PLATEAU) plateau++;
  }
  return { top, next, plateau };
}

/**
 * Steady tones reach the same peak again and again without being clipped: they do it at the same power, and stay near the peak
 * for no more of the time than a sine does, which is a fifth at half of its square.
 */
function differs({ peak, meanSquare, clipped }: ChannelWindows, { sampleRateHz }: Windows): boolean {
  let [found, sum, squares, powers, samples] = [0, 0, 0, 0, 0];
  for (let i = 0; i < peak.length; i++) {
    if ((clipped[i] as number) === 0) continue;
    const power = (meanSquare[i] as number) / (peak[i] as number) ** 2;
    const level = 10 * Math.log10(power);
    found++;
    sum += level;
    squares += level * level;
    powers += power;
    samples += clipped[i] as number;
  }
  if (found === 0) return false;
  const spreadDb = Math.sqrt(Math.max(0, squares / found - (sum / found) ** 2));
  return spreadDb >= 1 || samples / (sampleRateHz / 100) > 0.5 * powers;
}
