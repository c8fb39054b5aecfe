import { describe, expect, it } from "vitest";
import { digitsOf, planTicks } from "./ticks.ts";

function rule(startSeconds: number, endSeconds: number, widthPixels = 1000, sampleRateHz = 44_100) {
  const ticks = planTicks({ startSeconds, endSeconds, widthPixels, sampleRateHz });
  const labels = ticks.flatMap(({ label }) => label ?? []);
  const gapsOf = (list: { seconds: number }[]) =>
    list.slice(1).map((tick, i) => tick.seconds - (list[i]?.seconds ?? 0));
  return { ticks, labels, gaps: gapsOf(ticks), steps: gapsOf(ticks.filter(({ label }) => label)) };
}

describe("the ruler", () => {
  it.each<[string, number, number, string[]]>([
    ["an hour", 0, 3600, ["0:00", "5:00", "10:00"]],
    ["ten minutes", 0, 600, ["0:00", "1:00", "2:00"]],
    ["ten seconds", 3605, 3615, ["1:00:05", "1:00:06", "1:00:07"]],
    ["a second", 12, 13, ["0:12.0", "0:12.1", "0:12.2"]],
    ["a tenth", 12.3, 12.4, ["0:12.30", "0:12.31", "0:12.32"]],
    ["ten milliseconds", 0.5, 0.51, ["0:00.500", "0:00.501", "0:00.502"]],
    ["a millisecond", 0.5, 0.501, ["0:00.5000", "0:00.5001", "0:00.5002"]],
    ["what begins between two lines", 0.4, 10.4, ["0:01", "0:02", "0:03"]],
  ])("counts %s in round times", (_name, start, end, first) => {
    expect(rule(start, end).labels.slice(0, 3)).toEqual(first);
  });

  it.each([
    ["an hour on a screen", 0, 3600, 1200],
    ["an hour on a phone", 0, 3600, 350],
    ["four hours", 0, 14_400, 1200],
    ["a second at the end of an hour", 3598, 3599, 350],
    ["what the closest look shows of it", 3598, 3598.0014, 1000],
    ["a clip", 0, 0.2, 1000],
  ])("of %s has labels that do not touch, and some", (_name, start, end, width) => {
    const { labels, steps } = rule(start, end, width);
    const longest = Math.max(...labels.map((label) => label.length));
    expect(labels.length).toBeGreaterThanOrEqual(2);
    for (const step of steps) expect((step * width) / (end - start)).toBeGreaterThan(longest * 7 + 10);
  });

  it.each([[3600], [600], [45], [7], [1], [0.3], [0.011], [0.006]])(
    "divides a stretch of %d s evenly, in lines that can be told apart",
    (span) => {
      const { gaps, ticks } = rule(100, 100 + span);
      for (const gap of gaps.slice(1, -1)) expect((gap * 1000) / span).toBeGreaterThan(2);
      expect(ticks.length).toBeLessThan(160);
    },
  );

  it("has a line for each sample where they lie apart", () => {
    const { ticks } = rule(1, 1.0014);
    const onSample = ticks.filter(
      ({ seconds, label }) => !label && Math.abs(seconds * 44_100 - Math.round(seconds * 44_100)) < 1e-3,
    );
    expect(onSample.length).toBeGreaterThan(55);
  });

  it.each([
    ["nothing", 5, 5, 1000],
    ["no width", 0, 10, 0],
  ])("has no lines over %s", (_name, start, end, width) => expect(rule(start, end, width).ticks).toEqual([]));

  it.each([
    [60, 0],
    [1, 0],
    [0.5, 1],
    [0.1, 1],
    [0.02, 2],
    [0.001, 3],
    [0.00005, 5],
  ])("tells steps of %d s by %d digits", (step, digits) => expect(digitsOf(step)).toBe(digits));
});
