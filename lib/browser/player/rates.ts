/** The playback rates on offer; the pitch is kept at each. */
export const PLAYBACK_RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

/** The next rate on offer above `rate` (1) or below it (-1); the last one stays. */
export function stepRate(rate: number, direction: 1 | -1): number {
  const further = PLAYBACK_RATES.filter((one) => (one - rate) * direction > 1e-6);
  return (direction === 1 ? further[0] : further.at(-1)) ?? clampRate(rate);
}

/** `rate` inside of what is on offer. */
export function clampRate(rate: number): number {
  return Math.max(PLAYBACK_RATES[0], Math.min(rate, PLAYBACK_RATES[PLAYBACK_RATES.length - 1] as number));
}
