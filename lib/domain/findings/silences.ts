import type { Windows } from "../measures/windows.ts";
import { type Fault, joined, stretches } from "./fault.ts";
import { type Levels, secondsOf } from "./levels.ts";
import { THRESHOLDS } from "./thresholds.ts";

/** Silence is under this level, in dBFS, */
const QUIET_DBFS = -60;
/** or no more than so far above the noise of the room, in dB, */
const ABOVE_NOISE_DB = 8;
/** if the noise in turn lies so far under the speech, in dB. */
const UNDER_SPEECH_DB = 25;
/** Levels are taken over so many windows, so that noise is even. */
const EVEN_WINDOWS = 10;
/** A click in a silence does not end it. */
const CLICK_WINDOWS = 15;

/** Where nothing is heard for long, at the ends too; nothing where nothing is heard at all. */
export function findLongSilences(windows: Windows, levels: Levels): Fault[] {
  const quietDbfs = Math.max(
    QUIET_DBFS,
    Math.min(levels.floorDbfs + ABOVE_NOISE_DB, levels.speechDbfs - UNDER_SPEECH_DB),
  );
  if (levels.speechDbfs <= QUIET_DBFS) return [];
  const blocks = evenedOut(levels.loudest);
  const quiet = stretches(blocks.length, (block) => (blocks[block] as number) < 10 ** (quietDbfs / 10));
  return joined(quiet, Math.floor(CLICK_WINDOWS / EVEN_WINDOWS))
    .map(([first, end]): Fault => {
      const isLast = end === blocks.length;
      const from = secondsOf(first * EVEN_WINDOWS, windows);
      const to = isLast ? windows.frames / windows.sampleRateHz : secondsOf(end * EVEN_WINDOWS, windows);
      return { kind: "longSilence", from, to, channel: null, value: to - from };
    })
    .filter(({ value }) => value >= THRESHOLDS.longSilence.low);
}

/** The mean power of every ten windows; of the rest at the end too. */
function evenedOut(levels: Float32Array): Float64Array {
  const blocks = new Float64Array(Math.ceil(levels.length / EVEN_WINDOWS));
  for (let i = 0; i < levels.length; i++) {
    const block = Math.floor(i / EVEN_WINDOWS);
    const size = Math.min(EVEN_WINDOWS, levels.length - block * EVEN_WINDOWS);
    blocks[block] = (blocks[block] as number) + 10 ** ((levels[i] as number) / 10) / size;
  }
  return blocks;
}
