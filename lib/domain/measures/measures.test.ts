import { describe, expect, it } from "vitest";
import { cut, measurePieces } from "../../../fixtures/measured.ts";
import { compileKernel } from "../../../scripts/kernel.mjs";
import { KERNEL_WASM } from "./kernel/kernel-wasm.ts";
import type { Measures } from "./measures.ts";
import type { Windows } from "./windows.ts";

const RATE = 16_000;

type Generator = (seconds: number, channel: number) => number;
type Shape = { channels?: number; seconds?: number; sampleRateHz?: number };

function measureAll(generate: Generator, { channels = 1, seconds = 4, sampleRateHz = RATE }: Shape = {}) {
  const planes = Array.from({ length: channels }, (_, channel) =>
    Float32Array.from({ length: seconds * sampleRateHz }, (_, i) => generate(i / sampleRateHz, channel)),
  );
  return measurePieces({ sampleRateHz, weights: Array(channels).fill(1) }, cut(planes));
}

function measure(generate: Generator, shape?: Shape): Measures {
  return measureAll(generate, shape).measures;
}

let seed = 1;
/** White noise in -1..1, the same in every run. */
function noise(): number {
  seed = (seed * 48_271) % 0x7fffffff;
  return (2 * seed) / 0x7fffffff - 1;
}

const sine = (hertz: number, seconds: number) => Math.sin(2 * Math.PI * hertz * seconds);

describe("measures", () => {
  it("know the level of a tone", () => {
    const { channels, bandwidthHz, correlation } = measure((t) => 0.5 * sine(440, t) + 0.01);
    const [{ samplePeakDbfs, truePeakDbtp, rmsDbfs, dcOffset }] = channels as [Measures["channels"][number]];
    expect(samplePeakDbfs).toBeCloseTo(20 * Math.log10(0.51), 2);
    expect(truePeakDbtp).toBeCloseTo(20 * Math.log10(0.51), 1);
    expect(rmsDbfs).toBeCloseTo(10 * Math.log10(0.125 + 0.0001), 2);
    expect(dcOffset).toBeCloseTo(0.01, 5);
    expect(bandwidthHz).toBeGreaterThan(440);
    expect(bandwidthHz).toBeLessThan(500);
    expect(correlation).toBeNull();
  });

  it.each<[string, Generator, number]>([
    ["the same", (t) => sine(300, t) / 2, 1],
    ["one upside down", (t, channel) => (channel ? -1 : 1) * (sine(300, t) / 2), -1],
    ["nothing in common", () => noise() / 2, 0],
  ])("tell channels that have %s", (_name, generate, correlation) => {
    expect(measure(generate, { channels: 2 }).correlation).toBeCloseTo(correlation, 1);
  });

  it("estimate the noise under speech-like bursts, and how far those stand out of it", () => {
    // A burst of 0.3 s every half second over noise of -60 dBFS (a third of the square of its amplitude).
    const amplitude = Math.sqrt(3) * 10 ** (-60 / 20);
    const burst = (t: number) => (t % 0.5 < 0.3 ? 0.2 * sine(200, t) : 0);
    const { noiseFloorDbfs, snrDb, silenceRatio } = measure((t) => burst(t) + amplitude * noise());
    expect(Math.abs((noiseFloorDbfs ?? 0) + 60)).toBeLessThan(1);
    expect(Math.abs((snrDb ?? 0) - (10 * Math.log10(0.02) + 60))).toBeLessThan(1);
    expect(silenceRatio).toBeLessThan(0.4);
  });

  it("see that a recording at 44.1 kHz is telephone audio", () => {
    // Tones up to 3.4 kHz, as a band that is cut off there.
    const voice = (t: number) => [300, 700, 1500, 2500, 3400].reduce((sum, hertz) => sum + 0.1 * sine(hertz, t), 0);
    const { bandwidthHz } = measure(voice, { sampleRateHz: 44_100 });
    expect(bandwidthHz).toBeGreaterThan(3390);
    // The window spreads a tone over a hundred Hz.
    expect(bandwidthHz).toBeLessThan(3600);
    expect(measure(() => noise() / 4, { sampleRateHz: 44_100 }).bandwidthHz).toBeCloseTo(22_050, -2);
  });

  it("say nothing of silence", () => {
    expect(measure(() => 0, { channels: 2 })).toMatchObject({
      integratedLufs: null,
      noiseFloorDbfs: null,
      snrDb: null,
      silenceRatio: 1,
      bandwidthHz: null,
      correlation: null,
      channels: [0, 1].map(() => ({ samplePeakDbfs: null, truePeakDbtp: null, rmsDbfs: null, dcOffset: 0 })),
    });
  });

  it("are numbers whatever the samples are", () => {
    const hostile: Generator = (t) => (t < 1 ? Number.NaN : t < 2 ? Number.POSITIVE_INFINITY : 0.5 * sine(440, t));
    const { channels, integratedLufs, bandwidthHz } = measure(hostile);
    for (const value of [...Object.values(channels[0] ?? {}), integratedLufs, bandwidthHz]) {
      expect(Number.isFinite(value)).toBe(true);
    }
  });

  it("of nothing, or a handful of samples, are none", () => {
    expect(measure(() => 0, { seconds: 0 }).channels).toEqual([
      { samplePeakDbfs: null, truePeakDbtp: null, rmsDbfs: null, dcOffset: 0 },
    ]);
    expect(measure(() => 0.5, { seconds: 0.001 }).integratedLufs).toBeNull();
  });
});

describe("windows", () => {
  const windowsOf = (generate: Generator, shape?: Shape): Windows => measureAll(generate, shape).windows;

  it.each([8000, 11_025, 44_100, 384_000])("are a hundred a second at %i Hz", (sampleRateHz) => {
    const { count, frames, channels } = windowsOf((t) => (t < 0.5 ? 0.25 : -0.5), { seconds: 1, sampleRateHz });
    expect([count, frames]).toEqual([100, sampleRateHz]);
    const [{ mean, peak, meanSquare }] = channels as [Windows["channels"][number]];
    expect(Array.from(mean)).toEqual([...Array(50).fill(0.25), ...Array(50).fill(-0.5)]);
    expect(Array.from(peak)).toEqual([...Array(50).fill(0.25), ...Array(50).fill(0.5)]);
    expect(meanSquare[99]).toBeCloseTo(0.25, 5);
  });

  it("know the product of a pair, channel by channel what is odd, and nothing of one", () => {
    const { products } = windowsOf((_t, channel) => (channel ? -0.5 : 0.5), { channels: 3 });
    expect(products.every((product) => product === -0.25)).toBe(true);
    expect(windowsOf(() => 0.5).products).toHaveLength(0);
  });

  it("count what stands in runs at full scale, over their own ends too", () => {
    const full = (i: number, from: number, to: number) => i >= from && i < to;
    const clip: Generator = (t) => {
      const i = Math.round(t * RATE);
      // Two are no run; 158..163 lies across the end of a window; the last changes its sign half-way.
      return full(i, 20, 22) || full(i, 158, 163) || full(i, 400, 402) ? 1 : full(i, 402, 404) ? -1 : 0;
    };
    const { channels } = windowsOf(clip, { seconds: 0.1 });
    expect(Array.from(channels[0]?.clipped ?? [])).toEqual([0, 5, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(measure(clip, { seconds: 0.1 }).clippedRatio).toBeCloseTo(5 / 1600, 9);
  });

  it("come with the mean of all channels at about a kilohertz", () => {
    const { low, lowFrames } = windowsOf((_t, channel) => (channel ? 0.5 : 0.25), {
      channels: 2,
      sampleRateHz: 44_100,
    });
    expect([lowFrames, low.length]).toEqual([44, Math.floor((4 * 44_100) / 44)]);
    expect(low.every((value) => Math.abs(value - 0.375) < 1e-5)).toBe(true);
  });
});

describe("the kernel", () => {
  it("is what its source says", async () => expect(await compileKernel()).toBe(KERNEL_WASM));
});
