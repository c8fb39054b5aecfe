import { describe, expect, it } from "vitest";
import { createTruePeak } from "./true-peak.ts";

const RATE = 48_000;

function peakOf(samples: Float32Array, pieceFrames = 1153): number {
  const meter = createTruePeak();
  for (let at = 0; at < samples.length; at += pieceFrames) {
    const piece = samples.subarray(at, at + pieceFrames);
    meter.add(piece, piece.length);
  }
  return meter.finish();
}

const dbtp = (samples: Float32Array) => 20 * Math.log10(peakOf(samples));

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

function within(value: number, wanted: number): void {
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
  it("is what an exhaustive search finds, whatever is passed over", () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 0x7fffffff;
      return seed / 0x7fffffff - 0.5;
    };
    for (let round = 0; round < 20; round++) {
      const samples = Float32Array.from({ length: 5000 }, (_, i) => random() * Math.sin(i / 500 + round) ** 2);
      // One sample at a time nothing is ever passed over: each group has one gap.
      expect(peakOf(samples, 1)).toBeCloseTo(peakOf(samples), 6);
    }
  });

  it("is no less than the highest sample", () => {
    const click = new Float32Array(1000);
    click[500] = 0.7;
    expect(peakOf(click)).toBeGreaterThanOrEqual(Math.fround(0.7));
    expect(peakOf(click.subarray(500, 501))).toBeGreaterThanOrEqual(Math.fround(0.7));
  });

  it("of silence is nothing", () => expect(peakOf(new Float32Array(100))).toBe(0));
});
