import { describe, expect, it } from "vitest";
import { createSpeedometer, createTracker, type Progress, renderProgress } from "./progress.ts";

const half: Progress = {
  files: 200,
  filesDone: 90,
  bytes: 200 * 2 ** 20,
  bytesDone: 100 * 2 ** 20,
  bytesPerSecond: 2 ** 20,
};

describe("the bar", () => {
  it("says how far it is, how fast, and how long it takes", () => {
    expect(renderProgress(half, 120)).toBe(
      `[${"#".repeat(15)}${"-".repeat(15)}]  50%  90/200  100 MiB of 200 MiB  1 MiB/s  1:40 left`,
    );
  });

  it("leaves out what matters least on a narrow terminal", () => {
    expect(renderProgress(half, 60)).toBe(`[${"#".repeat(9)}${"-".repeat(10)}]  50%  90/200  1 MiB/s  1:40 left`);
    expect(renderProgress(half, 32)).toBe(`[${"#".repeat(5)}${"-".repeat(5)}]  50%  90/200`);
    expect(renderProgress(half, 14)).toBe(" 50%  90/200");
  });

  it("is narrower than any terminal, at every moment", () => {
    for (let columns = 1; columns <= 200; columns++) {
      for (const bytesDone of [0, 1, half.bytes / 3, half.bytes]) {
        for (const bytesPerSecond of [null, 1, 2 ** 40]) {
          const line = renderProgress({ ...half, bytesDone, bytesPerSecond }, columns);
          expect(line.length, `${columns} columns: ${line}`).toBeLessThan(Math.max(columns, 1));
        }
      }
    }
  });

  it("says 100 % only when all is sent, and then what it waits for", () => {
    expect(renderProgress({ ...half, bytesDone: half.bytes - 1 }, 120)).toContain(" 99%");
    expect(renderProgress({ ...half, bytesDone: half.bytes }, 120)).toMatch(/100%.*converting$/);
    expect(renderProgress({ ...half, bytesDone: half.bytes, filesDone: 200 }, 120)).not.toContain("converting");
  });
});

describe("the speed", () => {
  it("is that of the last seconds", () => {
    const speed = createSpeedometer();
    expect(speed.read(0)).toBeNull();
    for (let second = 0; second < 20; second++) speed.add(second < 10 ? 1_000_000 : 1000, second * 1000);
    const now = speed.read(19_000) ?? 0;
    expect(now).toBeGreaterThan(900);
    expect(now).toBeLessThan(1300);
  });

  it("ends with the bytes", () => {
    const speed = createSpeedometer();
    speed.add(1000, 0);
    expect(speed.read(1000)).toBe(1000);
    expect(speed.read(60_000)).toBeNull();
  });
});

it("keeps the progress of many files, one of which begins where an earlier run ended", () => {
  const [one, two] = [{ sizeBytes: 100 }, { sizeBytes: 50 }];
  const tracker = createTracker([one, two]);
  expect(tracker.read()).toEqual({ files: 2, filesDone: 0, bytes: 150, bytesDone: 0, bytesPerSecond: null });
  tracker.note(one, 40);
  tracker.note(one, 60);
  expect(tracker.read()).toMatchObject({ filesDone: 0, bytesDone: 60 });
  tracker.finish(one);
  tracker.finish(two);
  expect(tracker.read()).toMatchObject({ filesDone: 2, bytesDone: 150 });
});
