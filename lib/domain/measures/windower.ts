import type { ChannelMeter } from "./channel-meter.ts";
import type { Kernel } from "./kernel/kernel.ts";
import { createLoudnessMeter, type Loudness } from "./loudness.ts";
import { createSeries } from "./series.ts";
import { type Windows, windowStart } from "./windows.ts";

/** Cuts what comes in blocks into windows of 10 ms. */
export type Windower = {
  /** Takes the first `frames` of the kernel's planes. */
  add(frames: number): void;
  windows(): Omit<Windows, "low" | "lowFrames">;
  loudness(): Loudness;
  /** The sum of the products of the first two channels. */
  products(): number;
};

type Parts = { kernel: Kernel; weights: readonly number[]; meters: readonly ChannelMeter[] };

export function createWindower(sampleRateHz: number, { kernel, weights, meters }: Parts): Windower {
  const loudness = createLoudnessMeter();
  const products = createSeries((length) => new Float32Array(length));
  const hasPair = weights.length > 1;
  let frames = 0;
  let count = 0;
  let windowAt = 0;
  let windowEnd = windowStart(1, sampleRateHz);
  let [weighted, product, productOfAll] = [0, 0, 0];

  function measure(from: number, to: number): void {
    for (const meter of meters) meter.add(from, to);
    for (let pair = 0; 2 * pair < weights.length; pair++) {
      const [a, b] = kernel.weigh(pair, from, to);
      weighted += a * (weights[2 * pair] ?? 0) + b * (weights[2 * pair + 1] ?? 0);
    }
    if (hasPair) product += kernel.products(from, to);
  }

  function endWindow(): void {
    const length = windowEnd - windowAt;
    for (const meter of meters) meter.endWindow(length);
    loudness.add(weighted / length);
    if (hasPair) products.add(product / length);
    productOfAll += product;
    [weighted, product] = [0, 0];
    count++;
    windowAt = windowEnd;
    windowEnd = windowStart(count + 1, sampleRateHz);
  }

  return {
    add(added) {
      for (let from = 0; from < added; ) {
        const to = Math.min(added, from + windowEnd - frames);
        measure(from, to);
        frames += to - from;
        from = to;
        if (frames === windowEnd) endWindow();
      }
    },
    windows: () => ({
      sampleRateHz,
      frames,
      count,
      channels: meters.map((meter) => meter.windows()),
      products: products.values(),
    }),
    loudness: loudness.result,
    products: () => productOfAll + product,
  };
}
