import { closeSync, fdatasync, fsyncSync, openSync, writeSync } from "node:fs";
import { samplesPerPixel } from "../../domain/peaks.ts";
import { WAV_HEADER_BYTES, wavBytes, wavHeader } from "../../domain/wav.ts";
import { PcmPeaks } from "./pcm-peaks.ts";
import { PeaksWriter, writeAll } from "./peaks-writer.ts";

/** 256 KiB of mono, 512 KiB of stereo a write. */
const BATCH_FRAMES = 512 * samplesPerPixel(0);

/** The disk begins with so much of a long WAV while the rest is still being decoded. */
const EARLY_SYNC_BYTES = 64 * 1024 * 1024;

/**
 * Takes 16-bit frames and writes the WAV and its peaks in one pass. The decoder's output goes straight into the
 * buffer that is written: {@link room} lends it, {@link commit} keeps what was put there.
 */
export class WavWriter {
  readonly channels: 1 | 2;
  readonly sampleRateHz: number;
  /** Frames taken so far. */
  frames = 0;
  readonly #fd: number;
  readonly #peaks: PeaksWriter;
  readonly #seen: PcmPeaks;
  readonly #frameBytes: number;
  #buffer: Buffer<ArrayBuffer>;
  #bufferedFrames = 0;
  #unsyncedBytes = 0;
  #isSyncing = false;
  #syncError: Error | null = null;

  constructor(wavPath: string, spec: { channels: 1 | 2; sampleRateHz: number }) {
    this.channels = spec.channels;
    this.sampleRateHz = spec.sampleRateHz;
    this.#frameBytes = spec.channels * 2;
    this.#peaks = new PeaksWriter(spec.channels);
    this.#seen = new PcmPeaks(spec.channels);
    this.#buffer = allocate(BATCH_FRAMES * 2 * this.#frameBytes);
    this.#fd = openSync(wavPath, "w");
    // The length is known at the end only: zeros hold the place of the header.
    writeAll(this.#fd, new Uint8Array(WAV_HEADER_BYTES));
  }

  /** Whether a whole batch waits: time for {@link flush}. */
  get isFull(): boolean {
    return this.#bufferedFrames >= BATCH_FRAMES;
  }

  /** Free space for at least `frames` interleaved frames. */
  room(frames: number): Buffer {
    const start = this.#bufferedFrames * this.#frameBytes;
    const needed = start + frames * this.#frameBytes;
    if (needed > this.#buffer.length) {
      const larger = allocate(needed * 2);
      this.#buffer.copy(larger, 0, 0, start);
      this.#buffer = larger;
    }
    return this.#buffer.subarray(start);
  }

  /** Keeps the first `frames` frames of what {@link room} lent. */
  commit(frames: number): void {
    this.#bufferedFrames += frames;
    this.frames += frames;
  }

  /** Writes whole batches and keeps the rest, so that no pixel of the peaks is torn between two calls. */
  flush(): void {
    this.#write(this.#bufferedFrames - (this.#bufferedFrames % BATCH_FRAMES));
  }

  /** Writes what is left, the header and the peaks, all of it durable. Returns the sizes of both files in bytes. */
  finish(peaksPath: string): { wavBytes: number; peaksBytes: number } {
    this.#write(this.#bufferedFrames);
    const { channels, sampleRateHz, frames } = this;
    writeSync(this.#fd, wavHeader({ channels, sampleRateHz, frames }), 0, WAV_HEADER_BYTES, 0);
    fsyncSync(this.#fd);
    // The system tells each failure once, and that may have been to an early sync.
    if (this.#syncError) throw this.#syncError;
    return { wavBytes: wavBytes(frames, channels), peaksBytes: this.#peaks.finish(peaksPath, frames) };
  }

  /** The largest magnitude of any sample that was written, 0..1. */
  get peak(): number {
    return this.#peaks.peak;
  }

  close(): void {
    closeSync(this.#fd);
  }

  #write(frames: number): void {
    if (frames === 0) return;
    const bytes = frames * this.#frameBytes;
    const { buffer, byteOffset } = this.#buffer;
    const samples = new Int16Array(buffer, byteOffset, frames * this.channels);
    for (const pixels of this.#seen.of(samples)) this.#peaks.add(pixels);
    writeAll(this.#fd, this.#buffer.subarray(0, bytes));
    this.#buffer.copyWithin(0, bytes, this.#bufferedFrames * this.#frameBytes);
    this.#bufferedFrames -= frames;
    this.#syncEarly(bytes);
  }

  /** Starts the disk in the background, on a thread of its own. */
  #syncEarly(bytes: number): void {
    this.#unsyncedBytes += bytes;
    if (this.#isSyncing || this.#unsyncedBytes < EARLY_SYNC_BYTES) return;
    this.#isSyncing = true;
    this.#unsyncedBytes = 0;
    fdatasync(this.#fd, (error) => {
      this.#isSyncing = false;
      this.#syncError ??= error;
    });
  }
}

/** Memory of its own, not a slice of Node's pool: samples need an even address. */
function allocate(bytes: number): Buffer<ArrayBuffer> {
  return Buffer.from(new ArrayBuffer(bytes));
}
