import { stretches } from "./fault.ts";
import { createHistogram, type Levels, meanLevel } from "./levels.ts";

/** A stretch of silence between two sounds: its first window, and the one behind its last. */
export type Gap = [first: number, end: number];

/** Silence inside sound is so far under the level of the speech, in dB. */
const QUIET_DB = 30;
/** The sound on both sides is at most so far under that level. */
const SIDE_DB = 18;
/** Right up to the gap it keeps its own level, but for this: a window holds no whole number of its waves. */
const RIPPLE_DB = 14;
/** So long a sound is looked at on either side. */
const SIDE_WINDOWS = 6;
/** How far the level falls from one window to the next but one, in dB: words end more slowly, but may begin as fast. */
const FALL_DB = 33;
const RISE_DB = 27;
/** Without a doubt: no mouth moves so fast. */
const SHEER_DROP_DB = 50;
/** A gap lies this far under the noise of the room; and where it does so clearly, edges may be smeared a little more. */
const UNDER_NOISE_DB = 3;
const CLEARLY_UNDER_NOISE_DB = 8;
const SMEARED_DROP_DB = 25;
const UNHEARD_DB = 60;
/** Less than the noise of any room, or what a codec leaves of silence. */
const NO_ROOM_DBFS = -90;

/**
 * The silences in `own` that no mouth makes: sound right up to the cut, then less than the room's own noise, then sound again.
 * A recording whose pauses are silent altogether, as those of synthesisers and noise gates are, has nothing to compare with:
 * there only sheer edges count, and only if they are the exception.
 */
export function findGaps(own: Float32Array, levels: Levels): Gap[] {
  const quiet = stretches(levels.count, (i) => (own[i] as number) < levels.speechDbfs - QUIET_DB);
  const candidates = quiet.map((gap) => toCandidate(own, gap, levels)).filter((one) => one !== null);
  if (candidates.length === 0) return [];
  const noise = noiseBeside(own, candidates, levels.speechDbfs);
  if (!noise.hasNone) return candidates.filter((one) => isUnder(one, noise)).map(({ gap }) => gap);
  const sheer = candidates.filter(({ fall, rise }) => Math.min(fall, rise) >= SHEER_DROP_DB);
  const isException = sheer.length <= Math.max(1, levels.count / 3000) && 4 * sheer.length <= quiet.length;
  return isException ? sheer.map(({ gap }) => gap) : [];
}

/** How far the level falls and rises at the edges, and the level inside. */
type Candidate = { gap: Gap; fall: number; rise: number; depth: number };

function toCandidate(own: Float32Array, gap: Gap, { speechDbfs }: Levels): Candidate | null {
  const [first, end] = gap;
  const before = toEdge(own, { inside: first, step: -1 });
  const after = toEdge(own, { inside: end - 1, step: 1 });
  if (Math.min(before.side, after.side) < speechDbfs - SIDE_DB) return null;
  if (before.last < before.side - RIPPLE_DB || after.last < after.side - RIPPLE_DB) return null;
  const sorted = own.slice(first, end).sort();
  const depth = sorted[sorted.length >> 1] as number;
  const isDeep = depth <= Math.min(before.side, after.side) - QUIET_DB;
  const isAbrupt = Math.min(before.drop, after.drop) >= SMEARED_DROP_DB;
  return isDeep && isAbrupt ? { gap, fall: before.drop, rise: after.drop, depth } : null;
}

/** What the sound at one edge is like: its level, that right at the edge, and how far it falls from there. */
function toEdge(own: Float32Array, { inside, step }: { inside: number; step: 1 | -1 }) {
  const at = (windows: number) => own[inside + step * windows] ?? Number.NEGATIVE_INFINITY;
  const [near, far] = [inside + 2 * step, inside + (SIDE_WINDOWS + 1) * step];
  // The window at the edge is in part silent: the one beside it may be the last that is full.
  const last = Math.max(at(1), at(2));
  return { side: meanLevel(own, Math.min(near, far), Math.max(near, far) + 1), last, drop: last - at(0) };
}

type Noise = { floor: number; least: number; hasNone: boolean };

/** The noise of the room, away from the candidates: what a tenth of the time stays under, and a twentieth. */
function noiseBeside(own: Float32Array, candidates: readonly Candidate[], speechDbfs: number): Noise {
  const beside = own.slice();
  let count = 0;
  let from = 0;
  for (const [first, end] of [...candidates.map(({ gap }) => gap), [own.length, own.length]] as Gap[]) {
    beside.set(own.subarray(from, first), count);
    count += first - from;
    from = end;
  }
  const levels = createHistogram(beside, 0, count);
  const hasNone = levels.percentile(0.01) < NO_ROOM_DBFS;
  const [floor, least] = [levels.percentile(0.1), levels.percentile(0.05)];
  // Where the sound never rests the noise of the room is not to be heard: then it is taken for a very low one.
  const unheard = speechDbfs - UNHEARD_DB;
  return floor > speechDbfs - QUIET_DB ? { floor: unheard, least: unheard, hasNone } : { floor, least, hasNone };
}

function isUnder({ fall, rise, depth }: Candidate, { floor, least }: Noise): boolean {
  if (depth > floor - UNDER_NOISE_DB) return false;
  return (fall >= FALL_DB && rise >= RISE_DB) || depth <= least - CLEARLY_UNDER_NOISE_DB;
}
