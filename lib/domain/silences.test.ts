import { describe, expect, it } from "vitest";
import { findSilences, silenceThresholdDbfs, toMagnitudes } from "./silences.ts";

const PIXEL_SECONDS = 0.1;
type Part = [seconds: number, dbfs: number];

/** Magnitudes of a recording made of such parts. */
function record(...parts: Part[]) {
  const values = parts.flatMap(([seconds, dbfs]) => Array(Math.round(seconds / PIXEL_SECONDS)).fill(10 ** (dbfs / 20)));
  return Float32Array.from(values);
}

function silencesOf(...parts: Part[]) {
  const magnitudes = record(...parts);
  const durationSeconds = magnitudes.length * PIXEL_SECONDS;
  return findSilences(magnitudes, { pixelSeconds: PIXEL_SECONDS, durationSeconds }).map(({ from, to }) => [
    Number(from.toFixed(2)),
    Number(to.toFixed(2)),
  ]);
}

const NOTHING = Number.NEGATIVE_INFINITY;

describe("what is jumped over", () => {
  it.each<[string, Part[], number[][]]>([
    [
      "a pause without any sound",
      [
        [5, -20],
        [4, NOTHING],
        [5, -20],
      ],
      [[5.25, 8.75]],
    ],
    [
      "a pause in a noisy room",
      [
        [5, -12],
        [4, -45],
        [5, -12],
      ],
      [[5.25, 8.75]],
    ],
    [
      "silence before the first word, from the start",
      [
        [4, -60],
        [5, -20],
      ],
      [[0, 3.75]],
    ],
    [
      "silence after the last word, to the end",
      [
        [5, -20],
        [4, -60],
      ],
      [[5.25, 9]],
    ],
    [
      "each of several",
      [
        [2, -20],
        [3, -70],
        [2, -20],
        [2, -70],
        [2, -20],
      ],
      [
        [2.25, 4.75],
        [7.25, 8.75],
      ],
    ],
    [
      "nothing of a pause for breath",
      [
        [5, -20],
        [0.9, -70],
        [5, -20],
      ],
      [],
    ],
    ["nothing of a steady tone", [[20, -6]], []],
    ["nothing of silence alone", [[20, NOTHING]], []],
    [
      "nothing of a passage that is only soft",
      [
        [10, -15],
        [4, -35],
        [10, -15],
        [2, -60],
      ],
      [[24.25, 26]],
    ],
    [
      "much of a recording in which little is said",
      [
        [60, -70],
        [2, -20],
        [60, -70],
      ],
      [
        [0, 59.75],
        [62.25, 122],
      ],
    ],
    [
      "silence beside a click that is far too loud",
      [
        [3, -20],
        [0.1, 0],
        [3, -70],
        [3, -20],
      ],
      [[3.35, 5.85]],
    ],
  ])("is %s", (_name, parts, silences) => expect(silencesOf(...parts)).toEqual(silences));
});

it("nothing can be told of no pixels", () => expect(silenceThresholdDbfs(new Float32Array(0), 0.1)).toBeNull());

it("magnitudes are those of the louder channel, whatever its offset", () => {
  // Two pixels of two channels: least and greatest of each.
  const data = Int16Array.from([-100, 100, 8000, 8800, -16_384, 16_384, 0, 0]);
  const peaks = { sampleRateHz: 8000, samplesPerPixel: 256, length: 2, channels: 2, data };
  expect([...toMagnitudes(peaks)].map((one) => Number(one.toFixed(4)))).toEqual([0.0122, 0.5]);
});
