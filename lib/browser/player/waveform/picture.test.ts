import { describe, expect, it } from "vitest";
import { toGrid, toPictures } from "./picture.ts";
import type { Stretch } from "./stretches.ts";

const peaks = (data: number[], rest: Partial<Stretch> = {}): Stretch => ({
  from: 0,
  to: (data.length / 2) * 256,
  framesPerValue: 256,
  dataFrame: 0,
  data: Int16Array.from(data),
  ...rest,
});
const samples = (data: number[], rest: Partial<Stretch> = {}): Stretch => ({
  ...peaks(data),
  to: data.length,
  framesPerValue: 1,
  ...rest,
});

function draw(
  stretches: Stretch[],
  grid: { firstFrame?: number; framesPerColumn: number; columns: number },
  channels = 1,
) {
  return toPictures(stretches, { firstFrame: 0, ...grid }, channels).map(({ least, greatest, lines }) => ({
    least: [...least],
    greatest: [...greatest],
    lines: lines.map((line) => [...line]),
  }));
}

describe("a picture of peaks", () => {
  it("has the least and the greatest of all that falls into a column", () => {
    const [picture] = draw([peaks([-1, 2, -9, 3, -4, 8, -5, 1])], { framesPerColumn: 512, columns: 2 });
    expect(picture).toEqual({ least: [-9, -5], greatest: [3, 8], lines: [] });
  });

  it("stretches them over several columns where they are too coarse", () => {
    const [picture] = draw([peaks([-1, 2, -9, 3])], { framesPerColumn: 128, columns: 4 });
    expect(picture).toMatchObject({ least: [-1, -1, -9, -9], greatest: [2, 2, 3, 3] });
  });

  it("keeps channels apart", () => {
    const pictures = draw([peaks([-1, 1, -2, 2, -3, 3, -4, 4], { to: 512 })], { framesPerColumn: 256, columns: 2 }, 2);
    expect(pictures.map(({ greatest }) => greatest)).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it("joins stretches of different sharpness, each where it belongs", () => {
    const coarse = peaks([-7, 7], { from: 0, to: 512, framesPerValue: 1024 });
    const fine = peaks([-1, 1, -2, 2], { from: 512, to: 1024, dataFrame: 512 });
    const [picture] = draw([coarse, fine], { framesPerColumn: 256, columns: 5 });
    expect(picture).toMatchObject({ least: [-7, -7, -1, -2, 32_767], greatest: [7, 7, 1, 2, -32_768] });
  });

  it("takes nothing from beside its stretch", () => {
    const [picture] = draw([peaks([-1, 1, -99, 99, -2, 2], { from: 0, to: 256 })], {
      framesPerColumn: 512,
      columns: 1,
    });
    expect(picture).toMatchObject({ least: [-1], greatest: [1] });
  });

  it("does not change with what is scrolled: the same frames are cut into the same columns", () => {
    const data = Array.from({ length: 400 }, (_none, index) => ((index * 7919) % 1000) - 500);
    const at = (startFrame: number) =>
      draw([peaks(data)], { ...toGrid(startFrame, 700, 20) }).map(({ greatest }) => greatest)[0] ?? [];
    expect(at(700)).toEqual(at(1399.9));
    expect(at(1400).slice(0, 19)).toEqual(at(700).slice(1));
  });
});

describe("a picture of samples", () => {
  it("has columns where many share one, each joined to the sample before it", () => {
    const [picture] = draw([samples([0, 5, -3, -8, 9, 1])], { framesPerColumn: 2, columns: 3 });
    expect(picture).toEqual({ least: [0, -8, -8], greatest: [5, 5, 9], lines: [] });
  });

  it("has a line where each has a column or more, which goes on beyond the edges", () => {
    const stretch = samples([0, 10, 20, 30, 40, 50], { from: 2, to: 4 });
    const [picture] = draw([stretch], { firstFrame: 2, framesPerColumn: 0.5, columns: 4 });
    expect(picture?.lines).toEqual([[-2, 10, 0, 20, 2, 30, 4, 40]]);
    expect(picture?.greatest.every((value) => value === -32_768)).toBe(true);
  });

  it("has one line through tiles that follow each other", () => {
    const tiles = [samples([1, 2], { to: 2 }), samples([3, 4], { from: 2, to: 4, dataFrame: 2 })];
    const [picture] = draw(tiles, { framesPerColumn: 1, columns: 4 });
    expect(picture?.lines).toEqual([[0, 1, 1, 2, 2, 3, 3, 4]]);
  });

  it("has lines for the samples that are here, and columns for the peaks of the others", () => {
    const stretches = [peaks([-7, 7], { to: 2 }), samples([3, 4], { from: 2, to: 4, dataFrame: 2 })];
    const [picture] = draw(stretches, { framesPerColumn: 1, columns: 4 });
    expect(picture).toEqual({
      least: [-7, -7, 32_767, 32_767],
      greatest: [7, 7, -32_768, -32_768],
      lines: [[2, 3, 3, 4]],
    });
  });
});
