import type { Windows } from "../measures/windows.ts";
import type { Fault } from "./fault.ts";
import { type Levels, meanLevel } from "./levels.ts";

/** So long is looked at: the very edge, and what is beside it. */
const EDGE_WINDOWS = 2;
const BESIDE_WINDOWS = 10;
/** What begins or ends of itself is this far under what is beside it, in dB. */
const SLOPE_DB = 10;
/** Too short a recording has nothing to compare its edges with. */
const LEAST_WINDOWS = 50;

/**
 * Speech that is already going when the recording starts, or still going when it ends. Only where loud and quiet alternate: a
 * tone, or music that is cut as a loop, has neither beginning nor end.
 */
export function findCuts(windows: Windows, { loudest, count, speechDbfs, isLively }: Levels): Fault[] {
  if (!isLively || count < LEAST_WINDOWS) return [];
  const durationSeconds = windows.frames / windows.sampleRateHz;
  const start = edgeLevel(loudest, { edge: 0, step: 1 });
  const end = edgeLevel(loudest, { edge: count - 1, step: -1 });
  return [
    { kind: "cutStart", from: 0, to: EDGE_WINDOWS / 100, channel: null, value: start - speechDbfs },
    {
      kind: "cutEnd",
      from: durationSeconds - EDGE_WINDOWS / 100,
      to: durationSeconds,
      channel: null,
      value: end - speechDbfs,
    },
  ];
}

/** The level right at an edge, or of silence where it rises towards what is beside it. */
function edgeLevel(loudest: Float32Array, { edge, step }: { edge: number; step: 1 | -1 }): number {
  const mean = (from: number, windows: number) => {
    const last = from + step * (windows - 1);
    return meanLevel(loudest, Math.min(from, last), Math.max(from, last) + 1);
  };
  const level = mean(edge, EDGE_WINDOWS);
  const isSloping = level < mean(edge + step * EDGE_WINDOWS, BESIDE_WINDOWS) - SLOPE_DB;
  return isSloping ? Number.NEGATIVE_INFINITY : level;
}
