import { describe, expect, it } from "vitest";
import { cut, measurePieces } from "../../../fixtures/measured.ts";
import { TRUE_PEAK } from "./true-peak.ts";

const RATE = 48_000;

function dbtp(samples: Float32Array, pieceFrames?: number): number | null {
  const { measures } = measurePieces({ sampleRateHz: RATE, weights: [1] }, cut([samples], pieceFrames));
  return measures.channels[0]?.truePeakDbtp ?? null;
}

/** A second of a sine of `amplitude` with `cycle` samples a cycle, under fades that make no peaks of their own. */
function tone({ amplitude, cycle, degrees }: { amplitude: number; cycle: number; degrees: number }): Float32Array {
  return Float32Array.from({ length: RATE }, (_, i) => {
    const fade = Math.min(1, i / 4800, (RATE - 1 - i) / 4800);
    return amplitude * fade * Math.sin((2 * Math.PI * i) / cycle + (degrees * Math.PI) / 180);
  });
}

/** A tone at a sixth of the rate that swells once to `1.0`, whose crest lies `quarter` quarters of a sample beside a sample. */
function swell(quarters: number): Float32Array {
  return Float32Array.from({ length: RATE }, (_, i) => {
    const distance = i - RATE / 2 - quarters / 4;
    return Math.exp(-((distance / 400) ** 2)) * Math.cos((2 * Math.PI * distance) / 6);
  });
}

/** The same kernel, one gap and one quarter after another, in dB. */
function bruteForce(samples: Float32Array): number {
  const { taps } = TRUE_PEAK;
  const [even, odd, half] = [0, 6, 12].map((from) => taps.slice(from, from + 6)) as [number[], number[], number[]];
  const sampleAt = (i: number) => samples[i] ?? 0;
  let best = 0;
  for (let gap = -6; gap < samples.length + 6; gap++) {
    const sum = (kernel: number[], sign: number) =>
      kernel.reduce((all, tap, k) => all + tap * (sampleAt(gap - 5 + k) + sign * sampleAt(gap + 6 - k)), 0);
    const [evens, odds, middle] = [sum(even, 1), sum(odd, -1), sum(half, 1)];
    best = Math.max(best, Math.abs(evens + odds), Math.abs(evens - odds), Math.abs(middle), Math.abs(sampleAt(gap)));
  }
  return 20 * Math.log10(best);
}

function within(value: number | null, wanted: number): void {
  expect(value).toBeLessThanOrEqual(wanted + 0.2);
  expect(value).toBeGreaterThanOrEqual(wanted - 0.4);
}

describe("EBU Tech 3341", () => {
  it.each([
    [15, { amplitude: 0.5, cycle: 4, degrees: 0 }, -6],
    [16, { amplitude: 0.5, cycle: 4, degrees: 45 }, -6],
    [17, { amplitude: 0.5, cycle: 6, degrees: 60 }, -6],
    [18, { amplitude: 0.5, cycle: 8, degrees: 67.5 }, -6],
    [19, { amplitude: 1.41, cycle: 4, degrees: 45 }, 3],
  ])("case %i: a tone between its samples", (_case, spec, wanted) => within(dbtp(tone(spec)), wanted));

  it.each([
    [20, 0],
    [21, 1],
    [22, 2],
    [23, 3],
  ])("case %i: a crest %i quarters of a sample beside a sample", (_case, quarters) => within(dbtp(swell(quarters)), 0));
});

describe("the true peak", () => {
  it.each([1, 2, 3, 4, 5, 7, 16, 17, 1153, 16_384])("is the same in pieces of %i samples", (pieceFrames) => {
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 0x7fffffff;
      return seed / 0x7fffffff - 0.5;
    };
    for (let round = 0; round < 5; round++) {
      const samples = Float32Array.from({ length: 5001 }, (_, i) => random() * Math.sin(i / 500 + round) ** 2);
      expect(dbtp(samples, pieceFrames)).toBeCloseTo(bruteForce(samples), 4);
    }
  });

  it("is no less than the highest sample", () => {
    const click = new Float32Array(1000);
    click[500] = 0.7;
    expect(dbtp(click)).toBeGreaterThan(20 * Math.log10(0.6999));
    expect(dbtp(click.subarray(500, 501))).toBeGreaterThan(20 * Math.log10(0.6999));
  });

  it("of silence is nothing", () => expect(dbtp(new Float32Array(100))).toBeNull());
});
