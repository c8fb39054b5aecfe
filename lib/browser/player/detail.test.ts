import { describe, expect, it } from "vitest";
import { planPages } from "../../domain/peak-plan.ts";
import { decodeDat, encodeDat } from "../../domain/peaks.ts";
import { putPage, toDetail, toFinerDetail } from "./detail.ts";

/** Peaks as they come from the server: pixel after pixel, in it channel after channel, least and greatest. */
function arrived(channels: number, data: number[]) {
  const length = data.length / channels / 2;
  const dat = { sampleRateHz: 8000, samplesPerPixel: 256, length, channels, data: Int16Array.from(data) };
  return decodeDat(encodeDat(dat));
}

describe("detail", () => {
  it("keeps channels apart", () => {
    const { channels, missing } = toDetail(0, arrived(2, [-16_384, 16_384, -8192, 8192, -32_768, 0, 0, 0]));
    expect([...(channels[0] ?? [])]).toEqual([-0.5, 0.5, -1, 0]);
    expect([...(channels[1] ?? [])]).toEqual([-0.25, 0.25, 0, 0]);
    expect(missing.size).toBe(0);
  });

  it("shows coarse peaks until the finer ones come, and then those, exactly where they belong", () => {
    const frames = 256 * 6;
    const coarse = toDetail(1, arrived(1, [-16_384, 16_384, -8192, 8192]));
    const finer = toFinerDetail(coarse, 0, frames);
    expect([...(finer.channels[0] ?? [])].filter((_value, index) => index % 2 === 1)).toEqual([
      0.5, 0.5, 0.5, 0.5, 0.25, 0.25,
    ]);
    expect([...finer.missing]).toEqual(planPages(frames, 0));

    putPage(finer, { level: 0, from: 3, to: 5 }, arrived(1, [0, 4096, -4096, 0]));
    expect([...(finer.channels[0] ?? [])]).toEqual([-0.5, 0.5, -0.5, 0.5, -0.5, 0.5, 0, 0.125, -0.125, 0, -0.25, 0.25]);
  });

  it("leaves the coarse one as it is, because it may still be on the screen", () => {
    const coarse = toDetail(1, arrived(1, [-16_384, 16_384]));
    toFinerDetail(coarse, 0, 256 * 4).channels[0]?.fill(0);
    expect([...(coarse.channels[0] ?? [])]).toEqual([-0.5, 0.5]);
  });
});
