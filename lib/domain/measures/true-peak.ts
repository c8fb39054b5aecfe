/** Samples on each side of the gap that is interpolated: twelve together, as in the recommendation's own filter. */
const REACH = 6;
const KAISER_BETA = 7;

/**
 * How the signal between two samples is found at four times the rate (ITU-R BS.1770, annex 2). A quarter and three quarters of a
 * gap are mirror images: with the even and the odd half of one kernel both come of one reckoning, and the larger of the two
 * is the sum of the magnitudes of the halves. `taps`: the even half, the odd half, and the kernel for a half, each from its far
 * end to the gap, six numbers. `gain`: no interpolated value is larger than the largest sample within reach times this.
 */
export const TRUE_PEAK: { readonly taps: readonly number[]; readonly gain: number } = toTruePeak();

function toTruePeak() {
  const [quarter, half] = [toKernel(0.25), toKernel(0.5)];
  const mirrored = quarter.toReversed();
  const even = quarter.map((value, i) => (value + (mirrored[i] as number)) / 2);
  const odd = quarter.map((value, i) => (value - (mirrored[i] as number)) / 2);
  const gains = [quarter, half].map((kernel) => kernel.reduce((sum, tap) => sum + Math.abs(tap), 0));
  return { taps: [even, odd, half].flatMap((kernel) => kernel.slice(0, REACH)), gain: Math.max(...gains) };
}

/** A sinc that is shifted by `fraction` of a sample, under a Kaiser window. */
function toKernel(fraction: number): number[] {
  const values = Array.from({ length: 2 * REACH }, (_, i) => {
    const distance = i - (REACH - 1) - fraction;
    const sinc = Math.sin(Math.PI * distance) / (Math.PI * distance);
    return sinc * besselI0(KAISER_BETA * Math.sqrt(1 - (distance / REACH) ** 2));
  });
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}

/** The modified Bessel function of the first kind, of order 0, by its series. */
function besselI0(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > sum * 1e-16; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
