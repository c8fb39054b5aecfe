import { describe, expect, it } from "vitest";
import type { Peaks } from "../../../domain/peaks.ts";
import { createScope } from "../scope.ts";
import { createTileLoader } from "./tile-loader.ts";
import { SAMPLES_LEVEL, tilesIn } from "./tiles.ts";

const FRAMES = 256 * 1024 * 20;

/** A loader over answers that a test gives when it likes. */
function open() {
  const scope = createScope();
  const asked: { what: string; signal: AbortSignal; answer: (data: Int16Array) => void; fail: () => void }[] = [];
  let arrivals = 0;
  const ask = (what: string, signal: AbortSignal) =>
    new Promise<Int16Array>((answer, reject) => {
      asked.push({ what, signal, answer, fail: () => reject(new Error("The line broke.")) });
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  const peaks = {
    frames: FRAMES,
    sampleRateHz: 44_100,
    read: async ({ level, from, to }: { level: number; from: number; to: number }, signal: AbortSignal) =>
      ({ data: await ask(`${level}: ${from}-${to}`, signal) }) as Peaks,
  };
  const samples = {
    read: ({ from, to }: { from: number; to: number }, signal: AbortSignal) => ask(`${from}-${to}`, signal),
  };
  const loader = createTileLoader({ peaks, samples, channels: 1 }, { scope, onArrive: () => (arrivals += 1) });
  return { loader, scope, asked, arrivals: () => arrivals };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const tile = (level: number, index: number) => ({ level, index });

describe("the loader of tiles", () => {
  it("asks once for what is wanted, in one request for neighbours", () => {
    const { loader, asked } = open();
    loader.want([tile(0, 2), tile(0, 3)]);
    loader.want([tile(0, 2), tile(0, 3), tile(0, 4)]);
    expect(asked.map(({ what }) => what)).toEqual(["0: 2048-4096", "0: 4096-5120"]);
  });

  it("cuts an answer into its tiles, the last of which may be short", async () => {
    const { loader, asked, arrivals } = open();
    loader.want(tilesIn(0, { from: 256 * 1024 * 18, to: FRAMES }));
    asked[0]?.answer(Int16Array.from({ length: 1500 * 2 }, (_none, index) => index));
    await settled();
    expect(loader.find(tile(0, 18))?.length).toBe(2048);
    expect(loader.find(tile(0, 19))?.[0]).toBe(2048);
    expect(loader.find(tile(0, 19))?.length).toBe(952);
    expect(arrivals()).toBe(1);
  });

  it("never asks for what is here", async () => {
    const { loader, asked } = open();
    loader.want([tile(SAMPLES_LEVEL, 1)]);
    asked[0]?.answer(new Int16Array(4096));
    await settled();
    loader.want([tile(SAMPLES_LEVEL, 1)]);
    expect(asked.map(({ what }) => what)).toEqual(["4096-8192"]);
  });

  it("gives up what is not wanted any more, and nothing else", async () => {
    const { loader, asked, arrivals } = open();
    loader.want([tile(0, 1)]);
    loader.want([tile(0, 1), tile(0, 5)]);
    loader.want([tile(0, 5)]);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    await settled();
    loader.want([tile(0, 1)]);
    expect(asked).toHaveLength(3);
    expect(arrivals()).toBe(0);
  });

  it("rests after a failure, and keeps nothing of it", async () => {
    const { loader, asked } = open();
    loader.want([tile(0, 1)]);
    asked[0]?.fail();
    await settled();
    loader.want([tile(0, 1)]);
    expect(asked).toHaveLength(1);
    expect(loader.find(tile(0, 1))).toBeUndefined();
  });

  it("gives everything up at its end", async () => {
    const { loader, scope, asked, arrivals } = open();
    loader.want([tile(0, 1)]);
    scope.end();
    expect(asked[0]?.signal.aborted).toBe(true);
    loader.want([tile(0, 2)]);
    await settled();
    expect(asked).toHaveLength(1);
    expect(arrivals()).toBe(0);
  });
});
