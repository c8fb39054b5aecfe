import { describe, expect, it } from "vitest";
import { planStretches } from "./stretches.ts";
import { framesPerTile, SAMPLES_LEVEL, type Tile } from "./tiles.ts";

const overview = { level: 2, data: Int16Array.of(0, 1) };
const PEAKS = framesPerTile(0);
const SAMPLES = framesPerTile(SAMPLES_LEVEL);

/** Those tiles, each told by its name. */
function plan(range: { from: number; to: number }, level: number, here: string[]) {
  const tiles = new Map(here.map((name) => [name, Int16Array.of(1)]));
  const find = ({ level: l, index }: Tile) => tiles.get(`${l}/${index}`);
  const nameOf = (data: Int16Array) => [...tiles].find(([, one]) => one === data)?.[0] ?? "overview";
  return planStretches(range, level, { find, overview }).map(({ from, to, data, dataFrame }) => ({
    from,
    to,
    of: nameOf(data),
    dataFrame,
  }));
}

describe("what a stretch is drawn from", () => {
  it("is the overview as long as nothing else is here, in one piece", () => {
    expect(plan({ from: 10, to: 3 * PEAKS }, 0, [])).toEqual([
      { from: 10, to: 3 * PEAKS, of: "overview", dataFrame: 0 },
    ]);
  });

  it("is the tiles that are here, and the next coarser for those that are not", () => {
    expect(plan({ from: PEAKS - 5, to: 4 * PEAKS + 5 }, 0, ["0/0", "0/2", "1/0"])).toEqual([
      { from: PEAKS - 5, to: PEAKS, of: "0/0", dataFrame: 0 },
      { from: PEAKS, to: 2 * PEAKS, of: "1/0", dataFrame: 0 },
      { from: 2 * PEAKS, to: 3 * PEAKS, of: "0/2", dataFrame: 2 * PEAKS },
      { from: 3 * PEAKS, to: 4 * PEAKS, of: "1/0", dataFrame: 0 },
      { from: 4 * PEAKS, to: 4 * PEAKS + 5, of: "overview", dataFrame: 0 },
    ]);
  });

  it("is peaks where samples have not come", () => {
    expect(plan({ from: SAMPLES, to: 3 * SAMPLES }, SAMPLES_LEVEL, ["-1/1", "0/0"])).toEqual([
      { from: SAMPLES, to: 2 * SAMPLES, of: "-1/1", dataFrame: SAMPLES },
      { from: 2 * SAMPLES, to: 3 * SAMPLES, of: "0/0", dataFrame: 0 },
    ]);
  });

  it("covers every frame once, whatever is here", () => {
    const stretches = plan({ from: 123.5, to: 9 * PEAKS + 0.25 }, 0, ["0/1", "0/7", "1/1"]);
    expect(stretches[0]?.from).toBe(123.5);
    expect(stretches.at(-1)?.to).toBe(9 * PEAKS + 0.25);
    for (const [index, stretch] of stretches.slice(1).entries()) expect(stretch.from).toBe(stretches[index]?.to);
  });

  it("is nothing of nothing", () => expect(plan({ from: 5, to: 5 }, 0, [])).toEqual([]));
});
