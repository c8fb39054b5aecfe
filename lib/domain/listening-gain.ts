/** How loud everything is to be where somebody wants it equally loud. */
const TARGET_LUFS = -16;
/** Peaks are kept this far below full scale. */
const HIGHEST_PEAK_DBTP = -1;
/** So much of a peak a limiter takes away without being heard to work all the time. */
const MOST_LIMITING_DB = 12;
const MOST_GAIN_DB = 24;

/** By how much a recording is turned up or down to be as loud as all others; `isLimited` where its peaks need a limiter. */
export type ListeningGain = { gainDb: number; isLimited: boolean };

/**
 * The gain that brings a recording to -16 LUFS, as far as its true peaks allow. Null where its loudness is not known, as of
 * silence.
 */
export function toListeningGain(measured: {
  integratedLufs: number | null;
  truePeakDbtp: number | null;
}): ListeningGain | null {
  const { integratedLufs, truePeakDbtp } = measured;
  if (integratedLufs === null) return null;
  const headroomDb = HIGHEST_PEAK_DBTP - (truePeakDbtp ?? 0);
  const wanted = Math.max(-MOST_GAIN_DB, Math.min(TARGET_LUFS - integratedLufs, MOST_GAIN_DB));
  const gainDb = Math.min(wanted, headroomDb + MOST_LIMITING_DB);
  return { gainDb, isLimited: gainDb > headroomDb };
}

/** A gain as people write it: `+6.2 dB`, `−3.0 dB`. */
export function toGainWords(gainDb: number): string {
  const amount = Math.abs(gainDb).toFixed(1);
  const sign = amount === "0.0" ? "±" : gainDb < 0 ? "−" : "+";
  return `${sign}${amount} dB`;
}
