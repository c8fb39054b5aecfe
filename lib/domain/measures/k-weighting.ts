/** Frequency in Hz, quality, and gain in dB of the analogue filters whose bilinear transforms at 48 kHz are the table's. */
const SHELF = { hertz: 1681.974450955533, q: 0.7071752369554196, gainDb: 3.999843853973347 };
const SHELF_EXPONENT = 0.4996667741545416;
const HIGH_PASS = { hertz: 38.13547087602444, q: 0.5003270373238773 };

/**
 * The K weighting of ITU-R BS.1770: a shelf for the head and a high-pass, as one filter of two biquads. The recommendation
 * gives its coefficients for 48 kHz; here they are made for any rate from the analogue filters behind them. b0, b1, b2, a1,
 * a2 of the shelf; a1, a2 of the high-pass, whose numerator is 1, -2, 1.
 */
export function kWeightingAt(sampleRateHz: number): number[] {
  const { b0, b1, b2, a1, a2 } = toShelf(sampleRateHz);
  return [b0, b1, b2, a1, a2, ...toHighPass(sampleRateHz)];
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
