import type { Measures } from "../measures/measures.ts";
import type { Windows } from "../measures/windows.ts";
import type { Fault } from "./fault.ts";
import type { Levels } from "./levels.ts";

/** Shorter recordings hold half a wave of something low, which is no offset. */
const LEAST_WINDOWS = 50;
/** An offset is there all along: in each of so many parts it is at least half of the whole's. */
const PARTS = 4;
/** Narrower than any telephone: a tone, and no speech. */
const NO_SPEECH_HZ = 2000;
/** At lower rates a narrow band is no surprise. */
const WIDE_RATE_HZ = 16_000;
/** The absolute gate of ITU-R BS.1770: what is under it has no loudness. */
const NO_LOUDNESS_LUFS = -70;
/** Loudness needs 400 ms; what is shorter is taken by its level. */
const LOUDNESS_WINDOWS = 40;

/** The mean of each channel, where it is off zero all along. */
export function findDcOffset({ channels, count }: Windows, measures: Measures): Omit<Fault, "from" | "to">[] {
  if (count < LEAST_WINDOWS) return [];
  return channels.flatMap(({ mean }, channel) => {
    const offset = measures.channels[channel]?.dcOffset ?? 0;
    const size = Math.floor(count / PARTS);
    const isSteady = Array.from({ length: PARTS }, (_, part) => meanOf(mean, part * size, (part + 1) * size)).every(
      (part) => part * Math.sign(offset) >= Math.abs(offset) / 2,
    );
    return isSteady ? [{ kind: "dcOffset", channel, value: 100 * Math.abs(offset), amount: offset }] : [];
  });
}

/** How quiet it is, in LUFS. */
export function findTooQuiet({ count }: Windows, measures: Measures, levels: Levels): Omit<Fault, "from" | "to"> {
  const level = count < LOUDNESS_WINDOWS ? Math.max(NO_LOUDNESS_LUFS, levels.speechDbfs) : NO_LOUDNESS_LUFS;
  return { kind: "tooQuiet", channel: null, value: measures.integratedLufs ?? level };
}

/** Up to where its sound goes, where a wide band was to be expected and loud and quiet alternate as in speech. */
export function findNarrowBand(
  { sampleRateHz }: Windows,
  { bandwidthHz }: Measures,
  { isLively }: Levels,
): Omit<Fault, "from" | "to">[] {
  if (!isLively || sampleRateHz < WIDE_RATE_HZ || bandwidthHz === null || bandwidthHz < NO_SPEECH_HZ) return [];
  return [{ kind: "bandLimited", channel: null, value: bandwidthHz }];
}

function meanOf(values: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] as number;
  return to > from ? sum / (to - from) : 0;
}
