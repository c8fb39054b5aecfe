import type { PeakPage } from "../../domain/peak-plan.ts";
import { levelLength, type Peaks, samplesPerPixel } from "../../domain/peaks.ts";
import { findLayout, readSample, type WavLayout } from "./wav-samples.ts";

/** The least and the greatest sample of each channel for every 256 frames of a recording: the finest level of its peaks. */
export type WavPeaks = { sampleRateHz: number; channels: number; frames: number; data: Int16Array };

/** Chunks before the samples may hold pictures and texts; more than this is no recording. */
const MAX_HEAD_BYTES = 2 ** 20;
const FRAMES_PER_PIXEL = samplesPerPixel(0);

/** Takes a WAV piece by piece, as it arrives, and keeps of it nothing but its peaks. */
export type WavPeaksReader = {
  /** Throws a RangeError where the bytes are no WAV that can be read. */
  push(bytes: Uint8Array): void;
  /** What came so far; throws a RangeError where not even the samples began. */
  finish(): WavPeaks;
};

export function createWavPeaksReader(): WavPeaksReader {
  let head: Uint8Array = new Uint8Array();
  let samples: ReturnType<typeof createSamplesReader> | null = null;

  return {
    push(bytes) {
      if (samples) return samples.push(bytes);
      head = concat(head, bytes);
      const layout = findLayout(head);
      if (layout) {
        samples = createSamplesReader(layout);
        samples.push(head.subarray(layout.dataStart));
        head = new Uint8Array();
      } else if (head.byteLength > MAX_HEAD_BYTES) throw new RangeError("The samples of this WAV do not begin");
    },
    finish() {
      if (!samples) throw new RangeError("The WAV ends before its samples");
      return samples.finish();
    },
  };
}

function createSamplesReader(layout: WavLayout) {
  const { channels, sampleBytes, sampleRateHz } = layout;
  const frameBytes = channels * sampleBytes;
  const pixels = createPixels(channels);
  let left = layout.dataBytes ?? Number.POSITIVE_INFINITY;
  let rest: Uint8Array = new Uint8Array();
  let frames = 0;

  return {
    push(arrived: Uint8Array) {
      const counted = arrived.subarray(0, Math.min(arrived.byteLength, left));
      left -= counted.byteLength;
      const bytes = rest.byteLength > 0 ? concat(rest, counted) : counted;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const whole = bytes.byteLength - (bytes.byteLength % frameBytes);
      for (let offset = 0; offset < whole; frames += 1) {
        if (frames % FRAMES_PER_PIXEL === 0) pixels.begin();
        for (let channel = 0; channel < channels; channel += 1, offset += sampleBytes)
          pixels.add(channel, readSample(view, offset, layout));
      }
      rest = bytes.slice(whole);
    },
    finish: (): WavPeaks => ({ sampleRateHz, channels, frames, data: pixels.take() }),
  };
}

/** Pairs of least and greatest, channel after channel, pixel after pixel, in an array that grows. */
function createPixels(channels: number) {
  let data = new Int16Array(2 ** 14);
  let end = 0;
  return {
    begin() {
      if (end + channels * 2 > data.length) {
        const grown = new Int16Array(data.length * 2);
        grown.set(data);
        data = grown;
      }
      for (let channel = 0; channel < channels; channel += 1, end += 2) {
        data[end] = 32_767;
        data[end + 1] = -32_768;
      }
    },
    add(channel: number, sample: number) {
      const least = end - (channels - channel) * 2;
      if (sample < (data[least] as number)) data[least] = sample;
      if (sample > (data[least + 1] as number)) data[least + 1] = sample;
    },
    take: () => data.slice(0, end),
  };
}

/** A window of any level, made of the finest one. */
export function cutPeaks({ sampleRateHz, channels, frames, data }: WavPeaks, { level, from, to }: PeakPage): Peaks {
  const factor = samplesPerPixel(level) / FRAMES_PER_PIXEL;
  const finest = levelLength(frames, 0);
  const length = Math.max(0, Math.min(to, levelLength(frames, level)) - from);
  const cut = new Int16Array(length * channels * 2);
  for (let pixel = 0; pixel < length; pixel += 1) {
    const start = (from + pixel) * factor;
    const end = Math.min(start + factor, finest);
    for (let channel = 0; channel < channels; channel += 1) {
      let [least, greatest] = [32_767, -32_768];
      for (let one = start; one < end; one += 1) {
        const place = (one * channels + channel) * 2;
        least = Math.min(least, data[place] as number);
        greatest = Math.max(greatest, data[place + 1] as number);
      }
      cut.set([least, greatest], (pixel * channels + channel) * 2);
    }
  }
  return { sampleRateHz, samplesPerPixel: samplesPerPixel(level), length, channels, data: cut };
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.byteLength + second.byteLength);
  both.set(first);
  both.set(second, first.byteLength);
  return both;
}
