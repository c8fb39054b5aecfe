import { kWeightingAt } from "../../domain/measures/k-weighting.ts";
import { createPcmKernel, PCM_BLOCK_FRAMES } from "../../domain/measures/kernel/pcm-kernel.ts";
import { createLoudnessMeter } from "../../domain/measures/loudness.ts";
import { windowStart } from "../../domain/measures/windows.ts";

/** Measures the loudness of 16-bit samples, interleaved, of one or two channels. */
export type WavLoudness = {
  /** Takes the next bytes of a WAV's samples, whole frames. */
  add(bytes: Uint8Array): void;
  /** Integrated, in LUFS; null where nothing was loud enough. */
  result(): number | null;
};

/** A meter at rest. */
export function createWavLoudness({ channels, sampleRateHz }: { channels: 1 | 2; sampleRateHz: number }): WavLoudness {
  const kernel = createPcmKernel(channels, kWeightingAt(sampleRateHz));
  const meter = createLoudnessMeter();
  let frames = 0;
  let windows = 0;
  let sum = 0;

  function weigh(added: number): void {
    for (let from = 0; from < added; ) {
      const [start, end] = [windowStart(windows, sampleRateHz), windowStart(windows + 1, sampleRateHz)];
      const to = Math.min(added, from + end - frames);
      sum += kernel.weigh(from, to);
      frames += to - from;
      from = to;
      if (frames < end) continue;
      meter.add(sum / (end - start));
      sum = 0;
      windows++;
    }
  }

  return {
    add(bytes) {
      const samples = new Int16Array(new Uint8Array(bytes).buffer);
      for (let at = 0; at < samples.length; at += PCM_BLOCK_FRAMES * channels) {
        const block = samples.subarray(at, at + PCM_BLOCK_FRAMES * channels);
        kernel.load(block);
        weigh(block.length / channels);
      }
    },
    result: () => meter.result().integratedLufs,
  };
}
