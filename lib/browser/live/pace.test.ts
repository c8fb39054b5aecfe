import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createPace } from "./pace.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function paced() {
  const work = vi.fn();
  const state = { mustWait: false, leastRestMs: 0 };
  const pace = createPace({
    work,
    everyMs: 1000,
    leastRestMs: () => state.leastRestMs,
    mustWait: () => state.mustWait,
  });
  return { work, state, pace, times: () => work.mock.calls.length };
}

it("does soon what is asked for, once for all who ask at once", () => {
  const { pace, times } = paced();
  for (let n = 0; n < 5; n++) pace.ask();
  expect(times()).toBe(0);
  vi.advanceTimersByTime(150);
  expect(times()).toBe(1);
  vi.advanceTimersByTime(10_000);
  expect(times()).toBe(1);
});

it("does it ever less often while it is asked for all the time, and leaves out nothing", () => {
  const { pace, times } = paced();
  const doneMs: number[] = [];
  for (let elapsedMs = 0; elapsedMs < 50_000; elapsedMs += 50) {
    pace.ask();
    vi.advanceTimersByTime(50);
    if (times() > doneMs.length) doneMs.push(elapsedMs + 50);
  }
  expect(doneMs).toEqual([150, 1150, 3150, 7150, 15_150, 31_150, 47_150]);
  vi.advanceTimersByTime(16_000);
  expect(times()).toBe(8);
});

it("is as quick as ever once nobody has asked for a while", () => {
  const { pace, times } = paced();
  for (let elapsedMs = 0; elapsedMs < 4000; elapsedMs += 50) {
    pace.ask();
    vi.advanceTimersByTime(50);
  }
  vi.advanceTimersByTime(40_000);
  const before = times();
  pace.ask();
  vi.advanceTimersByTime(150);
  pace.ask();
  vi.advanceTimersByTime(1000);
  expect(times()).toBe(before + 2);
});

it("rests for as long as it is told to at the moment, and is quicker again after that", () => {
  const { pace, state, times } = paced();
  state.leastRestMs = 30_000;
  pace.ask();
  vi.advanceTimersByTime(150);
  pace.ask();
  vi.advanceTimersByTime(29_900);
  expect(times()).toBe(1);
  vi.advanceTimersByTime(100);
  expect(times()).toBe(2);
  state.leastRestMs = 0;
  pace.ask();
  vi.advanceTimersByTime(2000);
  expect(times()).toBe(3);
});

it("puts off what must wait, and does it once it need not", () => {
  const { pace, state, times } = paced();
  state.mustWait = true;
  pace.ask();
  vi.advanceTimersByTime(5000);
  expect(times()).toBe(0);
  state.mustWait = false;
  vi.advanceTimersByTime(1000);
  expect(times()).toBe(1);
});

it("does at once what was put off when it is told that it can", () => {
  const { pace, state, times } = paced();
  pace.retry();
  expect(times()).toBe(0);
  state.mustWait = true;
  pace.ask();
  vi.advanceTimersByTime(500);
  state.mustWait = false;
  pace.retry();
  expect(times()).toBe(1);
  pace.ask();
  pace.retry();
  expect(times()).toBe(1);
});

it("does nothing any more once it is stopped", () => {
  const { pace, times } = paced();
  pace.ask();
  pace.stop();
  vi.advanceTimersByTime(5000);
  expect(times()).toBe(0);
});
