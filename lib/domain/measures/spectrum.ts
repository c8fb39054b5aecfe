/** The power spectrum of a signal on the average, by Welch's method with windows of Hann. */
export type SpectrumMeter = {
  add(samples: Float32Array, frames: number): void;
  /** Mean power of each bin; bin `i` lies at `i * sampleRateHz / SIZE` Hz. */
  result(): Float64Array;
};

/** Points of one transform. */
const SIZE = 4096;
/** One transform in so many seconds is enough for an average, and costs next to nothing. */
const EVERY_SECONDS = 1;
/** How far under the loudest bin a bin may lie and still be part of the recording: speech falls by 60 dB up to 12 kHz. */
const BANDWIDTH_DB = 75;

export function createSpectrumMeter(sampleRateHz: number): SpectrumMeter {
  const hop = Math.max(SIZE, Math.round(sampleRateHz * EVERY_SECONDS));
  const window = Float64Array.from({ length: SIZE }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE));
  const transform = createTransform();
  const re = new Float64Array(SIZE);
  const im = new Float64Array(SIZE);
  const sums = new Float64Array(SIZE / 2 + 1);
  let at = 0;
  let count = 0;
  let isSecond = false;

  /** Two windows go through one transform, as real and imaginary part: it is their sum that is wanted. */
  function measure(): void {
    const both = isSecond ? im : re;
    for (let i = 0; i < SIZE; i++) both[i] = (both[i] as number) * (window[i] as number);
    count++;
    if (isSecond) transformBoth();
    else isSecond = true;
  }

  function transformBoth(): void {
    transform(re, im);
    for (let bin = 0; bin < sums.length; bin++) {
      const mirror = (SIZE - bin) % SIZE;
      const power = (re[bin] as number) ** 2 + (im[bin] as number) ** 2;
      const mirrored = (re[mirror] as number) ** 2 + (im[mirror] as number) ** 2;
      sums[bin] = (sums[bin] as number) + (power + mirrored) / 2;
    }
    im.fill(0);
    isSecond = false;
  }

  return {
    add(samples, frames) {
      for (let i = 0; i < frames; ) {
        if (at >= SIZE) {
          // Between two windows nothing is looked at.
          const skipped = Math.min(frames - i, hop - at);
          i += skipped;
          at = (at + skipped) % hop;
          continue;
        }
        const taken = Math.min(SIZE - at, frames - i);
        const target = isSecond ? im : re;
        for (let k = 0; k < taken; k++) target[at + k] = samples[i + k] as number;
        at += taken;
        i += taken;
        if (at < SIZE) continue;
        measure();
        at %= hop;
      }
    },
    result() {
      // A recording shorter than one window is looked at with silence behind it.
      if (count === 0 && at > 0) {
        re.fill(0, at);
        measure();
      } else if (isSecond) im.fill(0);
      if (isSecond) transformBoth();
      return sums.map((sum) => sum / Math.max(1, count));
    },
  };
}

/** Up to which frequency there is anything, in Hz; null where there is nothing. Steady components at 0 Hz are left out. */
export function bandwidthOf(spectrum: Float64Array, sampleRateHz: number): number | null {
  const smooth = spectrum.map((_, bin) => {
    const near = spectrum.subarray(Math.max(2, bin - 2), bin + 3);
    return near.reduce((sum, power) => sum + power, 0) / Math.max(1, near.length);
  });
  const loudest = smooth.reduce((best, power) => Math.max(best, power), 0);
  if (loudest === 0) return null;
  const highest = smooth.findLastIndex((power) => power > loudest * 10 ** (-BANDWIDTH_DB / 10));
  return Math.min(sampleRateHz / 2, (highest * sampleRateHz) / SIZE);
}

/** The Fourier transform of `SIZE` points in place, by the method of Cooley and Tukey with base 2. */
function createTransform(): (re: Float64Array, im: Float64Array) => void {
  const bits = Math.log2(SIZE);
  const reversed = Uint32Array.from({ length: SIZE }, (_, i) => {
    let value = 0;
    for (let bit = 0; bit < bits; bit++) if (i & (1 << bit)) value |= 1 << (bits - 1 - bit);
    return value;
  });
  const cos = Float64Array.from({ length: SIZE / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / SIZE));
  const sin = Float64Array.from({ length: SIZE / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / SIZE));

  function reorder(values: Float64Array): void {
    for (let i = 0; i < SIZE; i++) {
      const other = reversed[i] as number;
      if (other <= i) continue;
      const value = values[i] as number;
      values[i] = values[other] as number;
      values[other] = value;
    }
  }

  return (re, im) => {
    reorder(re);
    reorder(im);
    for (let half = 1; half < SIZE; half *= 2) {
      const step = SIZE / (2 * half);
      for (let start = 0; start < SIZE; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const a = start + k;
          const b = a + half;
          const c = cos[k * step] as number;
          const s = sin[k * step] as number;
          const x = (re[b] as number) * c - (im[b] as number) * s;
          const y = (re[b] as number) * s + (im[b] as number) * c;
          re[b] = (re[a] as number) - x;
          im[b] = (im[a] as number) - y;
          re[a] = (re[a] as number) + x;
          im[a] = (im[a] as number) + y;
        }
      }
    }
  };
}
