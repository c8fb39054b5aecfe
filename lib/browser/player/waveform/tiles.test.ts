import { describe, expect, it } from "vitest";
import { overviewLevel } from "../../../domain/peak-plan.ts";
import { MAX_PIXELS, samplesPerPixel } from "../../../domain/peaks.ts";
import { framesPerTile, levelOfLook, SAMPLES_LEVEL, tilesIn, tilesOf, toRuns, valuesOf } from "./tiles.ts";

const RATE = 44_100;
const HOUR_FRAMES = 3600 * RATE;
const WIDTH = 1200;

const lookAt = (spanSeconds: number, channels = 2) =>
  levelOfLook({
    framesPerPixel: (spanSeconds * RATE) / WIDTH,
    framesInView: spanSeconds * RATE,
    channels,
    overviewLevel: overviewLevel(HOUR_FRAMES),
  });

describe("the level of a look at an hour", () => {
  it.each([
    ["all of it, the overview", 3600, 4],
    ["half of it", 1800, 4],
    ["five minutes", 300, 2],
    ["thirty seconds", 30, 1],
    ["ten seconds", 10, 0],
    ["two seconds, whose samples would be too many", 2, 0],
    ["a second, of which there are few enough", 1, SAMPLES_LEVEL],
    ["a single millisecond", 0.001, SAMPLES_LEVEL],
  ])("is for %s", (_name, span, level) => expect(lookAt(span)).toBe(level));

  it("needs fewer samples of one channel than of two", () => {
    expect(lookAt(2, 1)).toBe(SAMPLES_LEVEL);
    expect(lookAt(2, 2)).toBe(0);
  });

  it("is still of peaks for a clip in the width, whose bytes the player fetches anyway", () => {
    const clip = { framesPerPixel: (3 * 16_000) / 400, framesInView: 3 * 16_000, channels: 1, overviewLevel: 0 };
    expect(levelOfLook(clip)).toBe(0);
    expect(levelOfLook({ ...clip, framesPerPixel: 40 })).toBe(SAMPLES_LEVEL);
  });

  it("has a value for each pixel, and not many more", () => {
    for (let span = 3600; span > 7; span *= 0.9) {
      const valuesPerPixel = (span * RATE) / WIDTH / samplesPerPixel(lookAt(span));
      expect(valuesPerPixel).toBeGreaterThanOrEqual(1);
      if (span < 2000) expect(valuesPerPixel).toBeLessThan(4);
    }
  });
});

/** Bytes that come on the way from the whole hour to the closest look in steps of half, around one moment. */
function bytesOnTheWay(channels: number, width: number): number {
  const fetched = new Set<string>();
  let bytes = 0;
  for (let span = 3600; span > width / 16 / RATE; span /= 2) {
    const from = Math.max(0, 1800 - span / 3) * RATE;
    const view = { framesPerPixel: (span * RATE) / width, framesInView: span * RATE, channels };
    const level = levelOfLook({ ...view, overviewLevel: 4 });
    if (level === 4) continue;
    for (const { index } of tilesIn(level, { from, to: from + span * RATE })) {
      if (fetched.has(`${level}/${index}`)) continue;
      fetched.add(`${level}/${index}`);
      const { from: first, to: end } = valuesOf({ level, first: index, count: 1 });
      bytes += (end - first) * channels * (level === SAMPLES_LEVEL ? 2 : 4);
    }
  }
  return bytes;
}

it.each([
  ["one channel", 1, 1200],
  ["two channels", 2, 1200],
  ["two channels on a wide screen", 2, 2500],
])("the way from an hour to its samples takes less than 1 MB: %s", (_name, channels, width) => {
  expect(bytesOnTheWay(channels, width)).toBeLessThan(1_000_000);
});

describe("tiles", () => {
  it.each([
    ["the first", 0, 10, [0]],
    ["up to an edge and not over it", 0, 4096, [0]],
    ["across an edge", 4000, 4097, [0, 1]],
    ["none of nothing", 50, 50, [0]],
    ["nothing before the start", 10, 5, [0]],
  ])("of a stretch are those it touches: %s", (_name, from, to, indexes) => {
    expect(tilesIn(SAMPLES_LEVEL, { from, to }).map(({ index }) => index)).toEqual(indexes);
  });

  it("of a level are whole parts of those of the next", () => {
    for (const level of [SAMPLES_LEVEL, 0, 1, 2]) {
      expect(framesPerTile(level + 1) % framesPerTile(level)).toBe(0);
      expect(framesPerTile(level) % samplesPerPixel(0)).toBe(0);
    }
  });
});

describe("requests", () => {
  const tile = (level: number, index: number) => ({ level, index });

  it.each([
    ["neighbours together", [tile(0, 3), tile(0, 4), tile(0, 5)], [{ level: 0, first: 3, count: 3 }]],
    [
      "what lies apart, apart",
      [tile(0, 3), tile(0, 5)],
      [
        { level: 0, first: 3, count: 1 },
        { level: 0, first: 5, count: 1 },
      ],
    ],
    [
      "levels apart",
      [tile(0, 3), tile(1, 4)],
      [
        { level: 0, first: 3, count: 1 },
        { level: 1, first: 4, count: 1 },
      ],
    ],
    ["nothing for nothing", [], []],
  ])("bring %s", (_name, tiles, runs) => {
    expect(toRuns(tiles)).toEqual(runs);
    expect(toRuns(tiles).flatMap(tilesOf)).toEqual(tiles);
  });

  it("are no longer than the server allows, and end where the next begins", () => {
    const runs = toRuns(tilesIn(0, { from: 0, to: HOUR_FRAMES }));
    let at = 0;
    for (const run of runs) {
      const { from, to } = valuesOf(run);
      expect(from).toBe(at);
      expect(to - from).toBeLessThanOrEqual(MAX_PIXELS);
      at = to;
    }
    expect(at * samplesPerPixel(0)).toBeGreaterThanOrEqual(HOUR_FRAMES);
  });
});
