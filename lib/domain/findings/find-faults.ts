import type { Measures } from "../measures/measures.ts";
import type { Windows } from "../measures/windows.ts";
import { findDeadChannels } from "./channels.ts";
import { findClipping } from "./clipping.ts";
import { condense } from "./condense.ts";
import { findCuts } from "./cuts.ts";
import { findDropouts } from "./dropouts.ts";
import type { Fault } from "./fault.ts";
import { FINDING_KINDS, type Finding } from "./finding.ts";
import { findHum } from "./hum.ts";
import { findLevelJumps } from "./level-jumps.ts";
import { type Levels, levelsOf } from "./levels.ts";
import { findPhaseInversion } from "./phase.ts";
import { toFinding } from "./sentences.ts";
import { findLongSilences } from "./silences.ts";
import { severityOf } from "./thresholds.ts";
import { findDcOffset, findNarrowBand, findTooQuiet } from "./whole.ts";

export type Measured = { windows: Windows; measures: Measures; durationSeconds: number };

/**
 * What is wrong with a recording, in the order of time: at most 100 findings of a kind, with neighbours told as one beyond that.
 * `from` and `to` lie within `0..durationSeconds`. Of a recording without any sound it says that alone. Whether there is a voice
 * is not known here.
 */
export function findFaults({ windows, measures, durationSeconds }: Measured): Finding[] {
  const levels = levelsOf(windows);
  const quiet = { ...findTooQuiet(windows, measures, levels), from: 0, to: durationSeconds };
  const faults = hasSound(windows) ? [...findAll({ windows, measures, durationSeconds }, levels), quiet] : [quiet];
  const within = faults
    .map((fault) => within0(fault, durationSeconds))
    .filter(({ kind, value }) => severityOf(kind, value));
  return FINDING_KINDS.flatMap((kind) => condense(within.filter((fault) => fault.kind === kind)))
    .map((fault) => toFinding(fault, { channels: windows.channels.length }))
    .filter((finding) => finding !== null)
    .sort((a, b) => a.from - b.from);
}

function findAll({ windows, measures, durationSeconds }: Measured, levels: Levels): Fault[] {
  const throughout = [...findDcOffset(windows, measures), ...findNarrowBand(windows, measures, levels)];
  const dropouts = findDropouts(windows, levels);
  const dead = findDeadChannels(windows, levels);
  return [
    ...findClipping(windows),
    ...dropouts.filter((fault) => !dead.some((other) => other.channel === fault.channel && covers(other, fault))),
    ...findLevelJumps(windows, levels),
    ...throughout.map((fault) => ({ ...fault, from: 0, to: durationSeconds })),
    ...dead,
    ...findPhaseInversion(windows),
    ...findHum(windows),
    // A long dropout is a silence too, and has been told.
    ...findLongSilences(windows, levels).filter((fault) => !dropouts.some((other) => covers(other, fault))),
    ...findCuts(windows, levels),
  ];
}

/** A sample that is not the same as its neighbours: an offset alone is no sound. */
function hasSound({ channels, count }: Windows): boolean {
  return channels.some(({ peak, mean }) => {
    for (let i = 0; i < count; i++) if ((peak[i] as number) - Math.abs(mean[i] as number) > LEAST_SOUND) return true;
    return false;
  });
}

/** Half a step of 24 bits. */
const LEAST_SOUND = 2 ** -24;

function covers(other: Fault, fault: Fault): boolean {
  return other.from <= fault.from + COVER_SECONDS && other.to >= fault.to - COVER_SECONDS;
}

const COVER_SECONDS = 0.15;

function within0(fault: Fault, durationSeconds: number): Fault {
  const clamp = (seconds: number) => Math.min(durationSeconds, Math.max(0, seconds));
  return { ...fault, from: clamp(fault.from), to: clamp(fault.to) };
}
