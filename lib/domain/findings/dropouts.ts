import type { Windows } from "../measures/windows.ts";
import type { Fault } from "./fault.ts";
import { findGaps, type Gap } from "./gaps.ts";
import { type Levels, meanLevel, secondsOf } from "./levels.ts";

/** A channel that stays away for longer is a dead one. */
export const LONGEST_DROPOUT_SECONDS = 2;
/** The others go on if they are at most so far under what they were around the gap, in dB. */
const GOES_ON_DB = 18;
const AROUND_WINDOWS = 6;
/** On either side there is half a window more, on the average. */
const EDGE_SECONDS = 0.005;

/** Silence inside sound, which begins and ends abruptly: on all channels at once, or on one while others go on. */
export function findDropouts(windows: Windows, levels: Levels): Fault[] {
  const faults = findGaps(levels.loudest, levels).map((gap) => toFault(gap, null, windows));
  if (levels.channels.length < 2) return faults;
  for (const [index, own] of levels.channels.entries()) {
    for (const gap of findGaps(own, levels)) {
      const fault = toFault(gap, index, windows);
      if (fault.value <= 1000 * LONGEST_DROPOUT_SECONDS && goesOn(levels.loudest, gap)) faults.push(fault);
    }
  }
  return faults;
}

/** Whether others are about as loud in the gap as they were before and after it. */
function goesOn(loudest: Float32Array, [first, end]: Gap): boolean {
  const before = meanLevel(loudest, first - AROUND_WINDOWS, first);
  const after = meanLevel(loudest, end, end + AROUND_WINDOWS);
  return meanLevel(loudest, first, end) >= Math.min(before, after) - GOES_ON_DB;
}

function toFault([first, end]: Gap, channel: number | null, windows: Windows): Fault {
  const from = secondsOf(first, windows) - EDGE_SECONDS;
  const to = secondsOf(end, windows) + EDGE_SECONDS;
  return { kind: "dropout", from, to, channel, value: 1000 * (to - from) };
}
