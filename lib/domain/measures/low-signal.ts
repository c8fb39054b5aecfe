import type { Kernel } from "./kernel/kernel.ts";
import { createSeries } from "./series.ts";

/** The mean of all channels, `sumFrames` of the kernel at a time. */
export type LowSignal = {
  /** Takes the first `frames` of the kernel's planes. */
  add(frames: number): void;
  values(): Float32Array;
};

export function createLowSignal(kernel: Kernel, { sumFrames }: { sumFrames: number }): LowSignal {
  const series = createSeries((length) => new Float32Array(length));
  const channels = kernel.planes.length;
  return {
    add(frames) {
      const means = new Float32Array(Math.ceil(frames / sumFrames) + 1);
      let count = 0;
      for (let channel = 0; channel < channels; channel++) {
        const sums = kernel.sums(channel, frames);
        count = sums.length;
        for (let i = 0; i < count; i++) {
          means[i] = (means[i] as number) + (sums[i] as number) / (sumFrames * channels);
        }
      }
      for (let i = 0; i < count; i++) series.add(means[i] as number);
    },
    values: series.values,
  };
}
