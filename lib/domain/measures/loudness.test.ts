import { describe, expect, it } from "vitest";
import { cut, measurePieces } from "../../../fixtures/measured.ts";
import type { Loudness } from "./loudness.ts";

const RATE = 48_000;
const FRONT = [1, 1];
const SURROUND = [1, 1, 1, 1.41, 1.41];

/** Seconds of a 1 kHz sine at so many dBFS (of its peak) on every channel, or on each its own; null: silence. */
type Section = [seconds: number, dbfs: number | readonly number[] | null];

function measure(sections: readonly Section[], { weights = FRONT, sampleRateHz = RATE } = {}): Loudness {
  return measurePieces({ sampleRateHz, weights }, toPieces(sections, weights.length, sampleRateHz)).measures;
}

/** The test signals of EBU Tech 3341 and 3342 are tones in sections; the phase runs on from one to the next. */
function* toPieces(sections: readonly Section[], channels: number, sampleRateHz: number) {
  let phase = 0;
  for (const [seconds, dbfs] of sections) {
    const length = Math.round(seconds * sampleRateHz);
    const planes = Array.from({ length: channels }, (_, channel) => {
      const level = Array.isArray(dbfs) ? dbfs[channel] : dbfs;
      const amplitude = level === null ? 0 : 10 ** (level / 20);
      return Float32Array.from(
        { length },
        (_, i) => amplitude * Math.sin((2 * Math.PI * 1000 * (phase + i)) / sampleRateHz),
      );
    });
    phase += length;
    yield* cut(planes);
  }
}

const repeat = (times: number, sections: readonly Section[]) => Array.from({ length: times }, () => sections).flat();

describe("EBU Tech 3341", () => {
  it.each<[number, readonly Section[], number, number[]?]>([
    [1, [[20, -23]], -23],
    [2, [[20, -33]], -33],
    [
      3,
      [
        [10, -36],
        [60, -23],
        [10, -36],
      ],
      -23,
    ],
    [
      4,
      [
        [10, -72],
        [10, -36],
        [60, -23],
        [10, -36],
        [10, -72],
      ],
      -23,
    ],
    [
      5,
      [
        [20, -26],
        [20.1, -20],
        [20, -26],
      ],
      -23,
    ],
    [6, [[20, [-28, -28, -24, -30, -30]]], -23, SURROUND],
  ])("case %i: integrated", (_case, sections, lufs, weights = FRONT) => {
    const { integratedLufs } = measure(sections, { weights });
    expect(Math.abs((integratedLufs ?? 0) - lufs)).toBeLessThanOrEqual(0.1);
  });

  it.each([
    [1, -23],
    [2, -33],
  ])("case %i: momentary and short-term", (_case, lufs) => {
    const { momentaryMaxLufs, shortTermMaxLufs } = measure([[20, lufs]]);
    expect(Math.abs((momentaryMaxLufs ?? 0) - lufs)).toBeLessThanOrEqual(0.1);
    expect(Math.abs((shortTermMaxLufs ?? 0) - lufs)).toBeLessThanOrEqual(0.1);
  });

  it("case 9: short-term", () => {
    const { shortTermMaxLufs } = measure(
      repeat(5, [
        [1.34, -20],
        [1.66, -30],
      ]),
    );
    expect(Math.abs((shortTermMaxLufs ?? 0) + 23)).toBeLessThanOrEqual(0.1);
  });

  it.each(Array.from({ length: 20 }, (_, n) => n))("case 10: short-term, file %i", (n) => {
    const { shortTermMaxLufs } = measure([
      [n * 0.15, null],
      [3, -23],
      [1, null],
    ]);
    expect(Math.abs((shortTermMaxLufs ?? 0) + 23)).toBeLessThanOrEqual(0.1);
  });

  it.each(Array.from({ length: 20 }, (_, n) => n))("case 11: short-term, step %i", (n) => {
    const steps = Array.from({ length: n + 1 }, (_, i): Section[] => [
      [i * 0.15, null],
      [3, -38 + i],
      [3 - i * 0.15, null],
    ]);
    const { shortTermMaxLufs } = measure(steps.flat());
    expect(Math.abs((shortTermMaxLufs ?? 0) - (-38 + n))).toBeLessThanOrEqual(0.1);
  });

  it("case 12: momentary", () => {
    const { momentaryMaxLufs } = measure(
      repeat(25, [
        [0.18, -20],
        [0.22, -30],
      ]),
    );
    expect(Math.abs((momentaryMaxLufs ?? 0) + 23)).toBeLessThanOrEqual(0.1);
  });

  it.each(Array.from({ length: 20 }, (_, n) => n))("case 13: momentary, file %i", (n) => {
    const { momentaryMaxLufs } = measure([
      [n * 0.02, null],
      [0.4, -23],
      [1, null],
    ]);
    expect(Math.abs((momentaryMaxLufs ?? 0) + 23)).toBeLessThanOrEqual(0.1);
  });

  it.each(Array.from({ length: 20 }, (_, n) => n))("case 14: momentary, step %i", (n) => {
    const steps = Array.from({ length: n + 1 }, (_, i): Section[] => [
      [i * 0.02, null],
      [0.4, -38 + i],
      [0.4 - i * 0.02, null],
    ]);
    const { momentaryMaxLufs } = measure(steps.flat());
    expect(Math.abs((momentaryMaxLufs ?? 0) - (-38 + n))).toBeLessThanOrEqual(0.1);
  });
});

describe("EBU Tech 3342", () => {
  it.each<[number, readonly Section[], number]>([
    [
      1,
      [
        [20, -20],
        [20, -30],
      ],
      10,
    ],
    [
      2,
      [
        [20, -20],
        [20, -15],
      ],
      5,
    ],
    [
      3,
      [
        [20, -40],
        [20, -20],
      ],
      20,
    ],
    [
      4,
      [
        [20, -50],
        [20, -35],
        [20, -20],
        [20, -35],
        [20, -50],
      ],
      15,
    ],
  ])("case %i: loudness range", (_case, sections, lu) => {
    expect(Math.abs((measure(sections).rangeLu ?? 0) - lu)).toBeLessThanOrEqual(1);
  });
});

describe("the meter", () => {
  it.each([8000, 11_025, 16_000, 22_050, 32_000, 44_100, 88_200, 96_000, 192_000])(
    "reads alike at %i Hz",
    (sampleRateHz) => {
      const { integratedLufs } = measure([[5, -23]], { sampleRateHz });
      expect(Math.abs((integratedLufs ?? 0) + 23)).toBeLessThanOrEqual(0.1);
    },
  );

  it("has nothing to say of silence, or of less than a window", () => {
    const nothing = { integratedLufs: null, momentaryMaxLufs: null, shortTermMaxLufs: null, rangeLu: null };
    expect(measure([[5, null]])).toMatchObject(nothing);
    expect(measure([[0.3, -20]])).toMatchObject(nothing);
  });
});
