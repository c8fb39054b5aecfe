/**
 * The inner loops of the meters, in AssemblyScript: `npm run kernel` compiles them to `../kernel-wasm.ts`. Every argument
 * named `at` or `out` is an address; samples are 32-bit floats in -1..1. Who calls lays the memory out (`../kernel.ts`).
 */

// @ts-nocheck: AssemblyScript has types of its own.

/** Writes the sum, the sum of squares and the largest magnitude of `count` samples, as three 64-bit numbers. */
export function levels(at: usize, count: i32, out: usize): void {
  let sums = f32x4.splat(0);
  let squares = f32x4.splat(0);
  let peaks = f32x4.splat(0);
  const end = at + ((<usize>count) << 2);
  const whole = at + ((<usize>(count >> 2)) << 4);
  for (; at < whole; at += 16) {
    const x = v128.load(at);
    sums = f32x4.add(sums, x);
    squares = f32x4.add(squares, f32x4.mul(x, x));
    peaks = f32x4.max(peaks, f32x4.abs(x));
  }
  let sum = <f64>across(sums);
  let square = <f64>across(squares);
  let peak = highest(peaks);
  for (; at < end; at += 4) {
    const x = load<f32>(at);
    sum += x;
    square += <f64>x * <f64>x;
    peak = max(peak, abs(x));
  }
  store<f64>(out, sum);
  store<f64>(out + 8, square);
  store<f64>(out + 16, peak);
}

/** The sum of the products of two channels. */
export function products(a: usize, b: usize, count: i32): f64 {
  let sums = f32x4.splat(0);
  const end = a + ((<usize>count) << 2);
  const whole = a + ((<usize>(count >> 2)) << 4);
  for (; a < whole; a += 16, b += 16) sums = f32x4.add(sums, f32x4.mul(v128.load(a), v128.load(b)));
  let sum = <f64>across(sums);
  for (; a < end; a += 4, b += 4) sum += <f64>load<f32>(a) * <f64>load<f32>(b);
  return sum;
}

/**
 * Sums of `length` samples each, one after another to `out`; returns how many became whole. What is begun is kept at
 * `state`: how many samples it has, and their sum.
 */
export function sums(at: usize, count: i32, length: i32, state: usize, out: usize): i32 {
  let filled = load<i32>(state);
  let sum = load<f32>(state + 4);
  let done = 0;
  while (count > 0) {
    const taken = min(count, length - filled);
    let parts = f32x4.splat(0);
    const end = at + ((<usize>taken) << 2);
    const whole = at + ((<usize>(taken >> 2)) << 4);
    for (; at < whole; at += 16) parts = f32x4.add(parts, v128.load(at));
    sum += across(parts);
    for (; at < end; at += 4) sum += load<f32>(at);
    filled += taken;
    count -= taken;
    if (filled < length) break;
    store<f32>(out, sum);
    out += 4;
    done++;
    filled = 0;
    sum = 0;
  }
  store<i32>(state, filled);
  store<f32>(state + 4, sum);
  return done;
}

/**
 * Two biquads over two channels at once, and the sums of the squares of what comes out, written to `out` as two 64-bit
 * numbers. At `filter`: b0, b1, b2, a1, a2 of the first; a1, a2 of the second, whose numerator is 1, -2, 1; then the last two
 * samples that went in, that stood between and that came out, six pairs. In this form (direct form I) a sample waits for
 * the one before in two operations alone.
 */
export function weigh(a: usize, b: usize, count: i32, filter: usize, out: usize): void {
  const b0 = v128.load64_splat(filter);
  const b1 = v128.load64_splat(filter + 8);
  const b2 = v128.load64_splat(filter + 16);
  const a1 = v128.load64_splat(filter + 24);
  const a2 = v128.load64_splat(filter + 32);
  const c1 = v128.load64_splat(filter + 40);
  const c2 = v128.load64_splat(filter + 48);
  let x1 = v128.load(filter + 56);
  let x2 = v128.load(filter + 72);
  let w1 = v128.load(filter + 88);
  let w2 = v128.load(filter + 104);
  let y1 = v128.load(filter + 120);
  let y2 = v128.load(filter + 136);
  let sum = f64x2.splat(0);
  const end = a + ((<usize>count) << 2);
  for (; a < end; a += 4, b += 4) {
    const x = f64x2.replace_lane(f64x2.splat(load<f32>(a)), 1, load<f32>(b));
    const shelfFed = f64x2.sub(
      f64x2.add(f64x2.add(f64x2.mul(b0, x), f64x2.mul(b1, x1)), f64x2.mul(b2, x2)),
      f64x2.mul(a2, w2),
    );
    const passFed = f64x2.sub(f64x2.sub(w2, f64x2.add(w1, w1)), f64x2.mul(c2, y2));
    const w = f64x2.sub(shelfFed, f64x2.mul(a1, w1));
    const y = f64x2.sub(f64x2.add(w, passFed), f64x2.mul(c1, y1));
    sum = f64x2.add(sum, f64x2.mul(y, y));
    x2 = x1;
    x1 = x;
    w2 = w1;
    w1 = w;
    y2 = y1;
    y1 = y;
  }
  v128.store(filter + 56, x1);
  v128.store(filter + 72, x2);
  v128.store(filter + 88, withoutDenormals(w1));
  v128.store(filter + 104, withoutDenormals(w2));
  v128.store(filter + 120, withoutDenormals(y1));
  v128.store(filter + 136, withoutDenormals(y2));
  v128.store(out, sum);
}

/** Makes `count` interleaved 16-bit frames of one or two channels into one or two planes of floats. */
export function unpack(at: usize, count: i32, channels: i32, a: usize, b: usize): void {
  const scale: f32 = 1.0 / 32768.0;
  for (let i = 0; i < count; i++) {
    store<f32>(a, <f32>load<i16>(at) * scale);
    at += 2;
    a += 4;
    if (channels < 2) continue;
    store<f32>(b, <f32>load<i16>(at) * scale);
    at += 2;
    b += 4;
  }
}

/**
 * The least and the greatest of every `length` frames (a multiple of 8) of interleaved 16-bit samples of one or two channels,
 * for `pixels` of them: to `out`, channel by channel, as 16-bit numbers.
 */
export function peaks(at: usize, pixels: i32, length: i32, channels: i32, out: usize): void {
  const bytes = (<usize>length * <usize>channels) << 1;
  for (; pixels > 0; pixels--) {
    let least = v128.load(at);
    let greatest = least;
    const end = at + bytes;
    for (at += 16; at < end; at += 16) {
      const x = v128.load(at);
      least = i16x8.min_s(least, x);
      greatest = i16x8.max_s(greatest, x);
    }
    // The samples of a channel stand in every lane, or in every other.
    least = i16x8.min_s(least, i8x16.shuffle(least, least, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
    least = i16x8.min_s(least, i8x16.shuffle(least, least, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
    greatest = i16x8.max_s(
      greatest,
      i8x16.shuffle(greatest, greatest, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7),
    );
    greatest = i16x8.max_s(
      greatest,
      i8x16.shuffle(greatest, greatest, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11),
    );
    const leastLeft = i16x8.extract_lane_s(least, 0);
    const leastRight = i16x8.extract_lane_s(least, 1);
    const greatestLeft = i16x8.extract_lane_s(greatest, 0);
    const greatestRight = i16x8.extract_lane_s(greatest, 1);
    if (channels < 2) {
      store<i16>(out, leastLeft < leastRight ? leastLeft : leastRight);
      store<i16>(out + 2, greatestLeft > greatestRight ? greatestLeft : greatestRight);
      out += 4;
      continue;
    }
    store<i16>(out, leastLeft);
    store<i16>(out + 2, greatestLeft);
    store<i16>(out + 4, leastRight);
    store<i16>(out + 6, greatestRight);
    out += 8;
  }
}

/**
 * The highest magnitude of `count` samples and of the gaps behind them, interpolated at a quarter, a half and three quarters,
 * or `best` if that is higher. Sixteen samples before `at` and six behind the last are read. At `taps`, six numbers each from the
 * far end to the gap: the even and the odd half of the kernel for a quarter, and the kernel for a half. No interpolated value is larger
 * than the largest sample within reach times `gain`: what cannot lead to a new peak is passed over.
 */
export function truePeak(at: usize, count: i32, taps: usize, gain: f32, best: f32): f32 {
  let peaks = f32x4.splat(best);
  const end = at + ((<usize>count) << 2);
  while (at < end) {
    const groupEnd = at + 64 < end ? at + 64 : end;
    if (mayExceed(at - 20, groupEnd + 24, highest(peaks) / gain)) peaks = interpolate(at, groupEnd, taps, peaks);
    at = groupEnd;
  }
  return highest(peaks);
}

/** Whether a sample between two addresses is louder than `level`; a few behind the last may be looked at too. */
function mayExceed(from: usize, to: usize, level: f32): bool {
  let loudest = f32x4.splat(0);
  for (; from < to; from += 16) loudest = f32x4.max(loudest, f32x4.abs(v128.load(from)));
  return v128.any_true(f32x4.gt(loudest, f32x4.splat(level)));
}

function interpolate(at: usize, end: usize, taps: usize, peaks: v128): v128 {
  for (; at < end; at += 16) {
    // The last four overlap those before them.
    if (at + 16 > end) at = end - 16;
    let even = f32x4.splat(0);
    let odd = f32x4.splat(0);
    let middle = f32x4.splat(0);
    for (let k: usize = 0; k < 6; k++) {
      const left = v128.load(at - 20 + (k << 2));
      const right = v128.load(at + 24 - (k << 2));
      const sum = f32x4.add(left, right);
      const tap = taps + (k << 2);
      even = f32x4.add(even, f32x4.mul(v128.load32_splat(tap), sum));
      odd = f32x4.add(odd, f32x4.mul(v128.load32_splat(tap + 24), f32x4.sub(left, right)));
      middle = f32x4.add(middle, f32x4.mul(v128.load32_splat(tap + 48), sum));
    }
    peaks = f32x4.max(peaks, f32x4.add(f32x4.abs(even), f32x4.abs(odd)));
    peaks = f32x4.max(peaks, f32x4.max(f32x4.abs(middle), f32x4.abs(v128.load(at))));
  }
  return peaks;
}

function across(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3);
}

function highest(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  );
}

/** In digital silence the state decays into numbers that are slow to reckon with. */
function withoutDenormals(x: v128): v128 {
  return v128.and(x, f64x2.gt(f64x2.abs(x), f64x2.splat(1e-30)));
}
