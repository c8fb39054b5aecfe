/** What is softer is the end of the meter. */
const LEAST_DBFS = -60;
const FALL_DB_PER_SECOND = 24;
/** From here on a sample stands at full scale: a 16-bit one reaches no higher than 0.99997. */
const CLIPPED = 0.999;

/**
 * The level that a meter shows, in dBFS: up at once, down no faster than 24 dB a second, so that an eye can follow. `peak` is the
 * highest sample since the last time, 0 to 1.
 */
export function followPeak(shownDbfs: number, peak: number, elapsedMs: number): number {
  const dbfs = peak > 0 ? 20 * Math.log10(peak) : LEAST_DBFS;
  return Math.max(LEAST_DBFS, Math.min(0, dbfs), shownDbfs - (FALL_DB_PER_SECOND * elapsedMs) / 1000);
}

/** How much of a meter is lit at a level, 0 to 1. */
export function toMeterRatio(dbfs: number): number {
  return Math.max(0, Math.min(1, 1 - dbfs / LEAST_DBFS));
}

/** Whether a peak reached full scale. */
export function isClipped(peak: number): boolean {
  return peak >= CLIPPED;
}
