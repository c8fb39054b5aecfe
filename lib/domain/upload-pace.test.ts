import { describe, expect, it } from "vitest";
import { notePace, startPace, toBytesPerSecond, toSecondsLeft, type UploadPace } from "./upload-pace.ts";

const MIB = 2 ** 20;

/** The pace after each of the seconds in which so many bytes were sent. */
function watch(bytesOfSeconds: readonly number[], everyMs = 1000): UploadPace[] {
  let sentBytes = 0;
  let pace = startPace({ nowMs: 5000, sentBytes });
  return bytesOfSeconds.map((bytes, index) => {
    sentBytes += bytes;
    pace = notePace(pace, { nowMs: 5000 + (index + 1) * everyMs, sentBytes });
    return pace;
  });
}

function last(paces: readonly UploadPace[]): UploadPace {
  return paces.at(-1) as UploadPace;
}

const steady = (seconds: number, bytes = MIB) => Array.from({ length: seconds }, () => bytes);
const bursts = (seconds: number) => Array.from({ length: seconds }, (_, i) => (i % 2 === 0 ? 0 : 2 * MIB));

describe("the speed", () => {
  it.each([
    ["of a steady line", steady(5), 1],
    ["after a long time", steady(600), 1],
    ["of a line that sends in bursts", bursts(60), 1],
    ["ten seconds after it became half", [...steady(60), ...steady(10, MIB / 2)], 0.68],
    ["a minute after it became half", [...steady(60), ...steady(60, MIB / 2)], 0.5],
  ])("%s", (_, bytesOfSeconds, mibPerSecond) => {
    const bytesPerSecond = toBytesPerSecond(last(watch(bytesOfSeconds))) ?? 0;
    expect(Math.abs(bytesPerSecond / MIB - mibPerSecond)).toBeLessThan(0.06);
  });

  it("does not depend on how often one looks", () => {
    const often = last(watch(steady(600, MIB / 10), 100));
    expect(toBytesPerSecond(often)).toBeCloseTo(MIB, -3);
  });

  it.each([
    ["before three seconds have passed", steady(2)],
    ["while nothing was sent", steady(30, 0)],
  ])("is not told %s", (_, bytesOfSeconds) => {
    const pace = last(watch(bytesOfSeconds));
    expect([toBytesPerSecond(pace), toSecondsLeft(pace, MIB)]).toEqual([null, null]);
  });

  it("takes a file that is cancelled half-way for a second in which nothing was sent", () => {
    const [cancelled, idle] = [-3 * MIB, 0].map((bytes) => last(watch([...steady(5), bytes, ...steady(5)])));
    expect(toBytesPerSecond(cancelled as UploadPace)).toBe(toBytesPerSecond(idle as UploadPace));
  });
});

describe("the time left", () => {
  it("is what is left at this speed", () => {
    expect(toSecondsLeft(last(watch(steady(10))), 120 * MIB)).toBeCloseTo(120);
  });

  it("is not told where nothing is left", () => {
    expect(toSecondsLeft(last(watch(steady(10))), 0)).toBeNull();
  });

  it.each([
    ["bursts", bursts(60)],
    ["half the speed", [...steady(30), ...steady(30, MIB / 2)]],
    ["ten times the speed", [...steady(30), ...steady(30, 10 * MIB)]],
    ["a stand-still of ten seconds", [...steady(30), ...steady(10, 0), ...steady(20)]],
  ])("neither doubles nor halves from one second to the next: %s", (_, bytesOfSeconds) => {
    const told = watch(bytesOfSeconds)
      .slice(9)
      .map((pace) => toSecondsLeft(pace, 1000 * MIB) ?? 0);
    for (const [index, seconds] of told.slice(1).entries()) {
      const before = told[index] as number;
      expect(Math.max(seconds / before, before / seconds)).toBeLessThan(2);
    }
  });
});
