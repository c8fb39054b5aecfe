import type { Peaks } from "./peaks.ts";

/** A stretch to jump over: seconds from the start. What is left of the silence around it stands outside. */
export type Silence = { from: number; to: number };

/** Shorter pauses belong to speech. */
const SHORTEST_SECONDS = 1;
/** What is left of a silence at each of its ends: the last breath of a sound, and time to be ready for the next. */
const MARGIN_SECONDS = 0.25;

/** Silence is no more than this above the quietest twentieth of a recording… */
const ABOVE_FLOOR_DB = 6;
/** …or this quiet, where there is no noise at all… */
const QUIET_DBFS = -66;
/** …and always so much below its loudest second: where nothing stands out, nothing is silence. */
const BELOW_LOUD_DB = 24;
const FLOOR_SHARE = 0.05;
const LOUD_SECONDS = 1;
const NOTHING_DBFS = -120;

/** Half of what each pixel spans, over the loudest channel, 0 to 1: a constant offset counts for nothing. */
export function toMagnitudes({ data, length, channels }: Peaks): Float32Array {
  const magnitudes = new Float32Array(length);
  for (let index = 0; index < length * channels; index += 1) {
    const span = ((data[index * 2 + 1] as number) - (data[index * 2] as number)) / 65_536;
    const pixel = Math.floor(index / channels);
    if (span > (magnitudes[pixel] as number)) magnitudes[pixel] = span;
  }
  return magnitudes;
}

/**
 * The level under which a recording counts as silent, in dBFS, from the magnitudes of its pixels; null where nothing of it
 * does, because all of it is equally loud.
 */
export function silenceThresholdDbfs(magnitudes: Float32Array, pixelSeconds: number): number | null {
  if (magnitudes.length === 0) return null;
  const sorted = magnitudes.toSorted();
  const floor = toDb(sorted[Math.floor(sorted.length * FLOOR_SHARE)] as number);
  const loud = toDb(sorted[Math.max(0, sorted.length - Math.ceil(LOUD_SECONDS / pixelSeconds))] as number);
  const threshold = Math.min(Math.max(floor + ABOVE_FLOOR_DB, QUIET_DBFS), loud - BELOW_LOUD_DB);
  return threshold > floor ? threshold : null;
}

/** What can be jumped over in a recording, in order: the inside of each silence of at least a second. */
export function findSilences(
  magnitudes: Float32Array,
  { pixelSeconds, durationSeconds }: { pixelSeconds: number; durationSeconds: number },
): Silence[] {
  const threshold = silenceThresholdDbfs(magnitudes, pixelSeconds);
  if (threshold === null) return [];
  const limit = 10 ** (threshold / 20);
  const found: Silence[] = [];
  let start: number | null = null;
  for (let pixel = 0; pixel <= magnitudes.length; pixel += 1) {
    const isSilent = pixel < magnitudes.length && (magnitudes[pixel] as number) < limit;
    if (isSilent) start ??= pixel;
    if (isSilent || start === null) continue;
    found.push(...inside({ from: start * pixelSeconds, to: Math.min(pixel * pixelSeconds, durationSeconds) }));
    start = null;
  }
  return found.map(({ from, to }) =>
    durationSeconds - to <= MARGIN_SECONDS ? { from, to: durationSeconds } : { from, to },
  );
}

function inside({ from, to }: Silence): Silence[] {
  if (to - from < SHORTEST_SECONDS) return [];
  return [{ from: from === 0 ? 0 : from + MARGIN_SECONDS, to: to - MARGIN_SECONDS }];
}

function toDb(magnitude: number): number {
  return magnitude > 0 ? 20 * Math.log10(magnitude) : NOTHING_DBFS;
}
