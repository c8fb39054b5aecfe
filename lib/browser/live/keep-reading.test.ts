import { expect, it } from "vitest";
import { keepReading, toWaitMs } from "./keep-reading.ts";
import type { StreamEnd } from "./read-stream.ts";

const reading = (signal = new AbortController().signal) => ({ onOpen: () => undefined, hear: () => undefined, signal });
const ended = (lastedMs: number, afterMs = 0): StreamEnd => ({ result: "ended", afterMs, lastedMs });

/** Reads streams that end so, one after another, and gives how long it waited before each further one. */
async function waitsBetween(ends: StreamEnd[]): Promise<number[]> {
  const waits: number[] = [];
  const left = [...ends];
  await keepReading(reading(), {
    read: async () => left.shift() ?? { result: "refused" },
    wait: async (milliseconds) => void waits.push(milliseconds),
    random: () => 1,
  });
  expect(left).toEqual([]);
  return waits;
}

it("waits longer each time that a stream does not last, up to half a minute", async () => {
  expect(await waitsBetween(Array.from({ length: 7 }, () => ended(0)))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
});

it("begins anew with its patience after a stream that worked", async () => {
  expect(await waitsBetween([ended(0), ended(0), ended(10_000), ended(9999)])).toEqual([1000, 2000, 1000, 2000]);
});

it("comes no sooner than the server says", async () => {
  expect(await waitsBetween([ended(0, 60_000), ended(0, 10)])).toEqual([60_000, 2000]);
});

it("waits between a half and the whole of its time, so that not all come at once", () => {
  expect([toWaitMs(2, 0), toWaitMs(2, 0.5), toWaitMs(40, 0)]).toEqual([2000, 3000, 15_000]);
});

it("ends with its signal, in the middle of a wait too", async () => {
  const stop = new AbortController();
  let times = 0;
  const kept = keepReading(reading(stop.signal), {
    read: async () => {
      times += 1;
      queueMicrotask(() => stop.abort());
      await null;
      return ended(0);
    },
  });
  await kept;
  expect(times).toBe(1);
  await keepReading(reading(AbortSignal.abort()), { read: () => Promise.reject(new Error("Nobody may ask.")) });
});
