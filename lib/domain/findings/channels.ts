import type { Windows } from "../measures/windows.ts";
import { LONGEST_DROPOUT_SECONDS } from "./dropouts.ts";
import { type Fault, joined, stretches } from "./fault.ts";
import { type Levels, secondsOf } from "./levels.ts";

/** A silent channel is so far under the loudest, in dB, and under this level, in dBFS. */
const UNDER_DB = 40;
const SILENT_DBFS = -60;
/** What counts as sound in the others: not so far under the level of the speech, in dB. */
const SOUND_DB = 15;
/** A word or two: less sound than this shows nothing. */
const LEAST_SOUND_WINDOWS = 20;
/** Windows of sound that show the channel alive, in a row: less is crosstalk, or a smeared edge. */
const ALIVE_WINDOWS = 5;
/** Channels that sound together are so alike in level, in dB, in so much of the sound. */
const TOGETHER_DB = 15;
const TOGETHER_SHARE = 0.8;

/**
 * Channels on which nothing is heard while others sound: all along, or for a part, if they otherwise sound together. Who speaks
 * on a channel of their own may be silent for as long as they like.
 */
export function findDeadChannels(windows: Windows, levels: Levels): Fault[] {
  const { loudest, speechDbfs, count } = levels;
  if (levels.channels.length < 2) return [];
  const isSound = (i: number) => (loudest[i] as number) >= speechDbfs - SOUND_DB;
  const sound = Array.from({ length: count }, (_, i) => i).filter(isSound);
  return levels.channels.flatMap((own, channel) => {
    const isAway = (i: number) => {
      const level = own[i] as number;
      return level <= SILENT_DBFS && level <= (loudest[i] as number) - UNDER_DB;
    };
    return deadParts(own, { loudest, sound, isAway }).map(([first, end]): Fault => {
      const isWhole = first === 0 && end === count;
      const [from, to] = [
        secondsOf(first, windows),
        isWhole ? windows.frames / windows.sampleRateHz : secondsOf(end, windows),
      ];
      return { kind: "deadChannel", from, to, channel, value: (100 * (end - first)) / count };
    });
  });
}

type Sound = { loudest: Float32Array; sound: readonly number[]; isAway: (i: number) => boolean };

function deadParts(own: Float32Array, { loudest, sound, isAway }: Sound): [number, number][] {
  if (sound.length < LEAST_SOUND_WINDOWS) return [];
  // Counted in windows of sound alone, so that pauses neither begin nor end anything.
  const alive = stretches(sound.length, (n) => !isAway(sound[n] as number)).filter(
    ([first, end]) => end - first >= ALIVE_WINDOWS,
  );
  if (alive.length === 0) return [[0, own.length]];
  const together = alive
    .flatMap(([first, end]) => sound.slice(first, end))
    .map((i) => (own[i] as number) >= (loudest[i] as number) - TOGETHER_DB);
  if (together.filter(Boolean).length < TOGETHER_SHARE * together.length) return [];
  return between(joined(alive, 0), sound.length)
    .filter(([first, end]) => end - first >= LEAST_SOUND_WINDOWS)
    .map(([first, end]): [number, number] => [
      first === 0 ? 0 : (sound[first] as number),
      end === sound.length ? own.length : (sound[end - 1] as number) + 1,
    ])
    .filter(([first, end]) => end - first >= 100 * LONGEST_DROPOUT_SECONDS);
}

/** What lies between these stretches of `0..count`. */
function between(taken: readonly [number, number][], count: number): [number, number][] {
  const edges = [0, ...taken.flat(), count];
  return Array.from({ length: edges.length / 2 }, (_, i): [number, number] => [
    edges[2 * i] as number,
    edges[2 * i + 1] as number,
  ]).filter(([from, to]) => to > from);
}
