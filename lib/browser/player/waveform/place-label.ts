import { toFineTimecode } from "../../../domain/timecode.ts";
import { digitsOf } from "./ticks.ts";

const MAX_DIGITS = 6;

/** How finely times are told at a zoom: to what a pixel can tell apart, and to a tenth at least. */
export function digitsAt(pixelsPerSecond: number): number {
  return Math.max(1, Math.min(MAX_DIGITS, digitsOf(1 / pixelsPerSecond)));
}

/** A moment as finely as a pixel tells it, with the number of its sample where samples lie apart. */
export function toPlaceLabel(
  seconds: number,
  { pixelsPerSecond, sampleRateHz }: { pixelsPerSecond: number; sampleRateHz: number },
): string {
  const time = toFineTimecode(seconds, digitsAt(pixelsPerSecond));
  if (pixelsPerSecond < sampleRateHz) return time;
  return `${time} · sample ${Math.round(seconds * sampleRateHz).toLocaleString("en")}`;
}
