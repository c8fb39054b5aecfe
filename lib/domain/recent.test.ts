import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRecent } from "./recent.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("gives what was noted within the time that is asked for, the oldest first", () => {
  const recent = createRecent<string>({ keepMs: 1000, most: 10 });
  for (const thing of ["a", "b", "c"]) {
    recent.note(thing);
    vi.advanceTimersByTime(100);
  }
  expect(recent.within(50)).toEqual([]);
  expect(recent.within(200)).toEqual(["b", "c"]);
  expect(recent.within(1000)).toEqual(["a", "b", "c"]);
});

it("forgets what is too old, whatever is asked for", () => {
  const recent = createRecent<string>({ keepMs: 1000, most: 10 });
  recent.note("a");
  vi.advanceTimersByTime(1001);
  recent.note("b");
  expect(recent.within(60_000)).toEqual(["b"]);
});

it("keeps no more than it may, and says where something is missing", () => {
  const recent = createRecent<number>({ keepMs: 10_000, most: 3 });
  for (const thing of [1, 2, 3, 4, 5]) {
    recent.note(thing);
    vi.advanceTimersByTime(100);
  }
  expect(recent.within(300)).toEqual([3, 4, 5]);
  expect(recent.within(400)).toBeNull();
});
