import type { Windows } from "../measures/windows.ts";
import type { Fault } from "./fault.ts";
import { createHistogram, DIGITAL_SILENCE_DBFS, type Levels, secondsOf } from "./levels.ts";
import { THRESHOLDS } from "./thresholds.ts";

/** So much is compared on either side, and so often: 4 s, which hold a sentence, every quarter of a second. */
const SIDE_WINDOWS = 400;
const STEP_WINDOWS = 25;
/** The level that speech reaches in its loud syllables. */
const LOUD_SHARE = 0.95;
/** Of each side so much is as loud as speech: a few syllables show nothing. */
const LEAST_SOUND_WINDOWS = 120;
const SOUND_DB = 20;
/** What is quieter is no sound to compare, in dBFS; nor is what is so little above the noise, in dB. */
const FAINT_DBFS = -60;
const ABOVE_NOISE_DB = 12;
/** A floor above this is that of a sound without pauses. */
const HIGHEST_NOISE_DBFS = -40;

type Side = { level: number; isSound: boolean };
type Jump = { at: number; db: number };

/** Where the level of what is heard changes at once and stays changed: a gain that was turned, a source that was switched. */
export function findLevelJumps(windows: Windows, levels: Levels): Fault[] {
  return steepest(levels).map(({ at, db }) => {
    const [before, after] = turnOf(levels.loudest, at, Math.abs(db));
    const [from, to] = [secondsOf(before, windows), secondsOf(after, windows)];
    return { kind: "levelJump", from, to, channel: null, value: Math.abs(db), amount: db };
  });
}

/** Of neighbouring places at which both sides differ the one where they differ most. */
function steepest(levels: Levels): Jump[] {
  const found: Jump[] = [];
  const sides = sidesOf(levels);
  const span = SIDE_WINDOWS / STEP_WINDOWS;
  for (let step = 1; step * STEP_WINDOWS < levels.count; step++) {
    const [left, right] = [sides[Math.max(0, step - span)] as Side, sides[step] as Side];
    // The first side of a recording begins with it.
    const before = step < span ? sideOf(levels, 0, step * STEP_WINDOWS) : left;
    if (!before.isSound || !right.isSound) continue;
    const jump = { at: step * STEP_WINDOWS, db: right.level - before.level };
    if (Math.abs(jump.db) < THRESHOLDS.levelJump.low) continue;
    const last = found.at(-1);
    if (!last || jump.at - last.at > SIDE_WINDOWS || Math.sign(last.db) !== Math.sign(jump.db)) found.push(jump);
    else if (Math.abs(jump.db) > Math.abs(last.db)) found[found.length - 1] = jump;
  }
  return found;
}

/** What follows each place, every {@link STEP_WINDOWS}. */
function sidesOf(levels: Levels): Side[] {
  return Array.from({ length: Math.ceil(levels.count / STEP_WINDOWS) }, (_, step) =>
    sideOf(levels, step * STEP_WINDOWS, step * STEP_WINDOWS + SIDE_WINDOWS),
  );
}

function sideOf({ loudest, count, floorDbfs }: Levels, from: number, end: number): Side {
  const to = Math.min(count, end);
  const level = createHistogram(loudest, from, to).percentile(LOUD_SHARE, DIGITAL_SILENCE_DBFS);
  const least = Math.max(FAINT_DBFS, Math.min(floorDbfs, HIGHEST_NOISE_DBFS) + ABOVE_NOISE_DB, level - SOUND_DB);
  let sound = 0;
  for (let i = from; i < to; i++) if ((loudest[i] as number) >= least) sound++;
  return { level, isSound: sound >= LEAST_SOUND_WINDOWS };
}

/**
 * The windows between which the level turns, near `at`: the sound is cut in two so that the means of both parts, in dB, differ
 * most for their lengths (the likeliest place of one change in the mean of a Gaussian series).
 */
function turnOf(loudest: Float32Array, at: number, db: number): [before: number, after: number] {
  const [from, to] = [Math.max(0, at - SIDE_WINDOWS), Math.min(loudest.length, at + SIDE_WINDOWS)];
  const top = loudest.subarray(from, to).reduce((best, level) => Math.max(best, level), -Infinity);
  const sound: number[] = [];
  for (let i = from; i < to; i++) if ((loudest[i] as number) > top - db - SOUND_DB) sound.push(i);
  const total = sound.reduce((sum, i) => sum + (loudest[i] as number), 0);
  let [best, place, sum] = [-1, 1, 0];
  for (let n = 1; n < sound.length; n++) {
    sum += loudest[sound[n - 1] as number] as number;
    const rest = sound.length - n;
    const gain = ((n * rest) / sound.length) * (sum / n - (total - sum) / rest) ** 2;
    if (gain > best) [best, place] = [gain, n];
  }
  return [(sound[place - 1] ?? at) + 1, sound[place] ?? at];
}
