/**
 * The true peak of one channel: the highest value of the signal between its samples, found by interpolation to four times
 * the rate (ITU-R BS.1770, annex 2). `add` takes samples in -1..1; `peak` is linear, and includes the samples themselves.
 */
export type TruePeak = { add(samples: Float32Array, frames: number): void; finish(): number };

/** Samples on each side of the gap that is interpolated: twelve together, as in the recommendation's own filter. */
const REACH = 6;
/** So many gaps are passed over at once where none of them can hold a new peak. */
const GROUP = 16;
const KAISER_BETA = 7;

/** The left half of a kernel, from its far end to the gap. */
type Taps = [number, number, number, number, number, number];

/** The kernels for a quarter, a half and three quarters of a gap, each with sum 1. */
const quarter = toKernel(0.25);
const half = toKernel(0.5) as unknown as Taps;
/**
 * A quarter and three quarters are mirror images: with the even and the odd half of one kernel both come of one reckoning, and
 * the larger of the two is the sum of the magnitudes of the halves.
 */
const even = quarter.map((value, i) => (value + (quarter[2 * REACH - 1 - i] as number)) / 2) as unknown as Taps;
const odd = quarter.map((value, i) => (value - (quarter[2 * REACH - 1 - i] as number)) / 2) as unknown as Taps;
/** No interpolated value is larger than the largest sample within reach times this. */
const GAIN = Math.max(
  ...[quarter, toKernel(0.5)].map((kernel) => kernel.reduce((sum, value) => sum + Math.abs(value), 0)),
);

export function createTruePeak(): TruePeak {
  // What the next gap reaches back to, and then the samples that are new.
  let buffer = new Float32Array(0);
  let held = 0;
  let peak = 0;
  hold(new Float32Array(2 * REACH - 1), 2 * REACH - 1);

  function hold(samples: Float32Array, frames: number): void {
    if (buffer.length < held + frames) {
      const larger = new Float32Array(2 * (held + frames));
      larger.set(buffer.subarray(0, held));
      buffer = larger;
    }
    buffer.set(samples.subarray(0, frames), held);
    held += frames;
  }

  function measure(): void {
    peak = highest(buffer, held, peak);
    const kept = 2 * REACH - 1;
    buffer.copyWithin(0, held - kept, held);
    held = kept;
  }

  return {
    add(samples, frames) {
      hold(samples, frames);
      measure();
    },
    finish() {
      // Behind the last sample there is silence, as before the first.
      hold(new Float32Array(REACH), REACH);
      measure();
      return peak;
    },
  };
}

/** The highest magnitude in the gaps of `x[0..length)` that are whole within it, or `peak` if that is higher. */
function highest(x: Float32Array, length: number, peak: number): number {
  let best = peak;
  // The gap after `x[gap]` reaches from `gap - REACH + 1` to `gap + REACH`, so into the groups before and after its own.
  let before = loudest(x, 0, REACH - 1);
  let here = loudest(x, REACH - 1, Math.min(REACH - 1 + GROUP, length));
  for (let from = REACH - 1; from < length - REACH; from += GROUP) {
    const to = Math.min(from + GROUP, length - REACH);
    const after = loudest(x, from + GROUP, Math.min(from + 2 * GROUP, length));
    if (Math.max(before, here, after) * GAIN > best) best = Math.max(best, interpolate(x, from, to));
    before = here;
    here = after;
  }
  return best;
}

function loudest(x: Float32Array, from: number, to: number): number {
  let best = 0;
  for (let i = from; i < to; i++) {
    const value = x[i] as number;
    if (value > best) best = value;
    else if (-value > best) best = -value;
  }
  return best;
}

/** Written out, because this is where the time goes: as a loop over the kernels it takes twice as long. */
function interpolate(x: Float32Array, from: number, to: number): number {
  const [e0, e1, e2, e3, e4, e5] = even;
  const [o0, o1, o2, o3, o4, o5] = odd;
  const [h0, h1, h2, h3, h4, h5] = half;
  let best = 0;
  for (let gap = from; gap < to; gap++) {
    const a0 = x[gap - 5] as number;
    const b0 = x[gap + 6] as number;
    const a1 = x[gap - 4] as number;
    const b1 = x[gap + 5] as number;
    const a2 = x[gap - 3] as number;
    const b2 = x[gap + 4] as number;
    const a3 = x[gap - 2] as number;
    const b3 = x[gap + 3] as number;
    const a4 = x[gap - 1] as number;
    const b4 = x[gap + 2] as number;
    const a5 = x[gap] as number;
    const b5 = x[gap + 1] as number;
    const s0 = a0 + b0;
    const s1 = a1 + b1;
    const s2 = a2 + b2;
    const s3 = a3 + b3;
    const s4 = a4 + b4;
    const s5 = a5 + b5;
    const evens = e0 * s0 + e1 * s1 + e2 * s2 + e3 * s3 + e4 * s4 + e5 * s5;
    const middle = h0 * s0 + h1 * s1 + h2 * s2 + h3 * s3 + h4 * s4 + h5 * s5;
    const odds = o0 * (a0 - b0) + o1 * (a1 - b1) + o2 * (a2 - b2) + o3 * (a3 - b3) + o4 * (a4 - b4) + o5 * (a5 - b5);
    const either = Math.abs(evens) + Math.abs(odds);
    if (either > best) best = either;
    if (middle > best) best = middle;
    else if (-middle > best) best = -middle;
    if (a5 > best) best = a5;
    else if (-a5 > best) best = -a5;
  }
  return best;
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
