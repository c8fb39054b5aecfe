import { toFineTimecode } from "../../../domain/timecode.ts";

/** A line of the ruler; those that are read have a label. */
export type Tick = { seconds: number; label: string | null };

export type Ruled = { startSeconds: number; endSeconds: number; widthPixels: number; sampleRateHz: number };

/** What people count in, in seconds. Below a second it is tenths, halves and fifths of everything. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 36_000, 86_400];
/** The widest digit of a label, and what lies between two of them. */
const DIGIT_PIXELS = 7;
const GAP_PIXELS = 24;
const MIN_MINOR_PIXELS = 8;

/**
 * The lines of a ruler over the stretch from `startSeconds` to `endSeconds`: labels as close as they can be read, at times
 * that are round, and finer lines between them that divide them evenly. At last the finer lines are the samples.
 */
export function planTicks({ startSeconds, endSeconds, widthPixels, sampleRateHz }: Ruled): Tick[] {
  const span = endSeconds - startSeconds;
  if (!(span > 0) || !(widthPixels > 0)) return [];
  const pixelsPerSecond = widthPixels / span;
  const major = toMajorStep(pixelsPerSecond, endSeconds);
  const labels = timesOf(major, startSeconds, endSeconds).map((seconds) => ({
    seconds,
    label: toFineTimecode(seconds, digitsOf(major)),
  }));
  const minor = toMinorStep(major, pixelsPerSecond, sampleRateHz);
  // What lies under a label is there already.
  const isFree = (seconds: number) => Math.abs(seconds / major - Math.round(seconds / major)) > 1e-6;
  const lines = timesOf(minor, startSeconds, endSeconds).filter(isFree);
  return [...labels, ...lines.map((seconds) => ({ seconds, label: null }))].sort((a, b) => a.seconds - b.seconds);
}

/** Digits after the point that tell times apart which lie `step` seconds from each other. */
export function digitsOf(step: number): number {
  return Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
}

function toMajorStep(pixelsPerSecond: number, endSeconds: number): number {
  const steps = ladder();
  const isReadable = (step: number) => {
    const label = toFineTimecode(endSeconds, digitsOf(step));
    return step * pixelsPerSecond >= label.length * DIGIT_PIXELS + GAP_PIXELS;
  };
  return steps.find(isReadable) ?? (steps.at(-1) as number);
}

/** The finest step that divides the labelled one evenly and can be told apart; or a sample, where each can be. */
function toMinorStep(major: number, pixelsPerSecond: number, sampleRateHz: number): number {
  if (pixelsPerSecond / sampleRateHz >= MIN_MINOR_PIXELS) return 1 / sampleRateHz;
  const divides = (step: number) => Math.abs(major / step - Math.round(major / step)) < 1e-6;
  return ladder().find((step) => step * pixelsPerSecond >= MIN_MINOR_PIXELS && divides(step)) ?? major;
}

/** From ten microseconds, which is less than a sample, to a day. */
function ladder(): number[] {
  const below = [-5, -4, -3, -2, -1].flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)));
  return [...below, ...STEPS];
}

function timesOf(step: number, startSeconds: number, endSeconds: number): number[] {
  const first = Math.ceil(startSeconds / step - 1e-6);
  const last = Math.floor(endSeconds / step + 1e-6);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_none, place) => (first + place) * step);
}
