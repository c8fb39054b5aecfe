import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { levelCount, levelLength, pyramidBytes, samplesPerPixel } from "../../domain/peaks.ts";

const FRAMES_PER_PIXEL = samplesPerPixel(0);
const FIRST_CAPACITY = 16 * 1024;

/**
 * Gathers the finest level of the peaks while samples go by; the coarser ones follow from it. The level is kept
 * in memory: for the largest WAV there can be it takes 34 MB.
 */
export class PeaksWriter {
  readonly #channels: 1 | 2;
  #finest = new Int16Array(FIRST_CAPACITY);
  #used = 0;

  constructor(channels: 1 | 2) {
    this.#channels = channels;
  }

  /** Takes the next pixels: least and greatest sample of each channel. */
  add(pixels: Int16Array): void {
    this.#reserve(pixels.length);
    this.#finest.set(pixels, this.#used);
    this.#used += pixels.length;
  }

  /** The largest magnitude of any sample, 0..1. */
  get peak(): number {
    return this.#finest.subarray(0, this.#used).reduce((best, value) => Math.max(best, Math.abs(value)), 0) / 32_768;
  }

  /** Writes all levels one after another, durably. Returns the size of the file in bytes. */
  finish(peaksPath: string, frames: number): number {
    const bytes = pyramidBytes(frames, this.#channels);
    const fd = openSync(peaksPath, "w");
    try {
      let level = this.#finest.subarray(0, this.#used);
      const levels = levelCount(frames);
      for (let index = 0; index < levels; index += 1) {
        if (index > 0) level = coarser(level, this.#channels, levelLength(frames, index));
        writeAll(fd, new Uint8Array(level.buffer, level.byteOffset, level.byteLength));
      }
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    return bytes;
  }

  #reserve(values: number): void {
    if (this.#used + values <= this.#finest.length) return;
    const larger = new Int16Array(Math.max(this.#finest.length * 2, this.#used + values));
    larger.set(this.#finest.subarray(0, this.#used));
    this.#finest = larger;
  }
}

function coarser(level: Int16Array<ArrayBuffer>, channels: number, pixels: number): Int16Array<ArrayBuffer> {
  const pixelsEach = samplesPerPixel(1) / FRAMES_PER_PIXEL;
  const stride = channels * 2;
  const result = new Int16Array(pixels * stride);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const start = pixel * pixelsEach * stride;
    const end = Math.min(start + pixelsEach * stride, level.length);
    for (let value = 0; value < stride; value += 2) {
      let least = level[start + value] as number;
      let greatest = level[start + value + 1] as number;
      for (let index = start + value + stride; index < end; index += stride) {
        least = Math.min(least, level[index] as number);
        greatest = Math.max(greatest, level[index + 1] as number);
      }
      result[pixel * stride + value] = least;
      result[pixel * stride + value + 1] = greatest;
    }
  }
  return result;
}

/** Writes all of `bytes` at the end of what was written to `fd`: one write call may take less than it is given. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.byteLength) written += writeSync(fd, bytes, written, bytes.byteLength - written);
}
