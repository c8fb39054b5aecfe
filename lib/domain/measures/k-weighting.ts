/**
 * The K weighting of ITU-R BS.1770: a shelf for the head and a high-pass, as one filter of two biquads. The recommendation
 * gives its coefficients for 48 kHz; here they are made for any rate from the analogue filters behind them.
 */
export type KWeighting = {
  /** Filters `samples[from..to)` and returns the sum of the squares of what comes out. State is kept between calls. */
  sumOfSquares(samples: Float32Array, from: number, to: number): number;
};

/** Frequency in Hz, quality, and gain in dB of the analogue filters whose bilinear transforms at 48 kHz are the table's. */
const SHELF = { hertz: 1681.974450955533, q: 0.7071752369554196, gainDb: 3.999843853973347 };
const SHELF_EXPONENT = 0.4996667741545416;
const HIGH_PASS = { hertz: 38.13547087602444, q: 0.5003270373238773 };

/** A filter for one channel at `sampleRateHz`, at rest. */
export function createKWeighting(sampleRateHz: number): KWeighting {
  const { b0, b1, b2, a1, a2 } = toShelf(sampleRateHz);
  const [c1, c2] = toHighPass(sampleRateHz);
  let [z1, z2, y1, y2] = [0, 0, 0, 0];
  return {
    sumOfSquares(samples, from, to) {
      let sum = 0;
      // In locals: the four numbers stay in registers.
      let [p1, p2, q1, q2] = [z1, z2, y1, y2];
      for (let i = from; i < to; i++) {
        const x = samples[i] as number;
        const shelved = b0 * x + p1;
        p1 = b1 * x - a1 * shelved + p2;
        p2 = b2 * x - a2 * shelved;
        const y = shelved + q1;
        q1 = -2 * shelved - c1 * y + q2;
        q2 = shelved - c2 * y;
        sum += y * y;
      }
      [z1, z2, y1, y2] = [p1, p2, q1, q2].map(withoutDenormal) as [number, number, number, number];
      return sum;
    },
  };
}

function toShelf(sampleRateHz: number) {
  const { hertz, q, gainDb } = SHELF;
  const k = Math.tan((Math.PI * hertz) / sampleRateHz);
  const high = 10 ** (gainDb / 20);
  const band = high ** SHELF_EXPONENT;
  const a0 = 1 + k / q + k * k;
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
}

function toHighPass(sampleRateHz: number): [number, number] {
  const { hertz, q } = HIGH_PASS;
  const k = Math.tan((Math.PI * hertz) / sampleRateHz);
  const a0 = 1 + k / q + k * k;
  return [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0];
}

/** In digital silence the state decays into numbers that are slow to reckon with. */
function withoutDenormal(value: number): number {
  return Math.abs(value) < 1e-30 ? 0 : value;
}
