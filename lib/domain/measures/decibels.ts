/** 20 log10 of an amplitude, in dB below full scale; null for none at all. */
export function toDbfs(amplitude: number): number | null {
  return amplitude > 0 ? 20 * Math.log10(amplitude) : null;
}

/** 10 log10 of a mean square, in dB below the square of full scale; null for none at all. */
export function powerToDb(power: number): number | null {
  return power > 0 ? 10 * Math.log10(power) : null;
}
