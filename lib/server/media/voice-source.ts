import { closeSync, openSync, readSync } from "node:fs";
import { AV_CHANNEL_LAYOUT_MONO, AV_SAMPLE_FMT_FLT } from "node-av/constants";
import { SoftwareResampleContext } from "node-av/lib";
import { WAV_HEADER_BYTES } from "../../domain/wav.ts";
import { toMono } from "./voice-mono.ts";

/** The sample rate of the detector. */
export const VOICE_SAMPLE_RATE_HZ = 16_000;
/**
 * The detector overlooks quiet voices: the loudest tenth of a second is brought up to this level, by 50 dB at most, lest
 * the noise of 16 bits be taken for a recording.
 */
const LOUDEST_RMS = 0.2;
const MAX_GAIN = 316;
const LEVELS_A_SECOND = 10;
/** Frames read at a time: eight seconds of a telephone, one and a half of a CD. */
const BLOCK_FRAMES = 65_536;

/** A WAV of ours, opened for listening: its samples come mixed to one channel, at 16 kHz, in pieces of any length. */
export class VoiceSource {
  readonly durationSeconds: number;
  readonly #fd: number;
  readonly #channels: number;
  readonly #sampleRateHz: number;
  readonly #resampler: SoftwareResampleContext;
  #made = new Float32Array(0);

  /** Throws what the system says of a file that cannot be read, and an Error for one that is no WAV of ours. */
  constructor(wavPath: string) {
    this.#fd = openSync(wavPath, "r");
    try {
      const { channels, sampleRateHz, frames } = readHeader(this.#fd, wavPath);
      this.#channels = channels;
      this.#sampleRateHz = sampleRateHz;
      this.durationSeconds = frames / sampleRateHz;
      this.#resampler = createResampler(sampleRateHz);
    } catch (error) {
      closeSync(this.#fd);
      throw error;
    }
  }

  /** All samples, once. Each piece is only lent: the next one overwrites it. */
  *pieces(): Generator<Float32Array> {
    const gain = Math.min(MAX_GAIN, Math.max(1, LOUDEST_RMS / this.#loudestRms()));
    for (const mono of this.#blocks()) {
      for (let i = 0; i < mono.length; i += 1) mono[i] = (mono[i] as number) * gain;
      yield this.#resample(mono);
    }
    yield this.#resample(null);
  }

  #loudestRms(): number {
    const length = Math.round(this.#sampleRateHz / LEVELS_A_SECOND);
    let most = 0;
    for (const mono of this.#blocks()) most = Math.max(most, loudestMeanSquare(mono, length));
    return Math.sqrt(most);
  }

  *#blocks(): Generator<Float32Array> {
    const block = new Int16Array(BLOCK_FRAMES * this.#channels);
    const mono = new Float32Array(BLOCK_FRAMES);
    let positionBytes = WAV_HEADER_BYTES;
    for (;;) {
      const bytes = readSync(this.#fd, block, 0, block.byteLength, positionBytes);
      const frames = Math.floor(bytes / 2 / this.#channels);
      if (frames === 0) return;
      positionBytes += frames * 2 * this.#channels;
      toMono(block.subarray(0, frames * this.#channels), this.#channels, mono);
      yield mono.subarray(0, frames);
    }
  }

  /** Without samples it gives what it still holds back. */
  #resample(mono: Float32Array | null): Float32Array {
    const frames = mono?.length ?? 0;
    const most = this.#resampler.getOutSamples(frames);
    if (most > this.#made.length) this.#made = new Float32Array(most);
    const planes = mono && [bytesOf(mono)];
    const count = most === 0 ? 0 : this.#resampler.convertSync([bytesOf(this.#made)], most, planes, frames);
    if (count < 0) throw new Error(`The samples cannot be resampled (FFmpeg says ${count})`);
    return this.#made.subarray(0, count);
  }

  close(): void {
    this.#resampler.free();
    closeSync(this.#fd);
  }
}

function readHeader(fd: number, wavPath: string): { channels: number; sampleRateHz: number; frames: number } {
  const header = Buffer.alloc(WAV_HEADER_BYTES);
  const length = readSync(fd, header, 0, WAV_HEADER_BYTES, 0);
  const channels = header.readUInt16LE(22);
  const isOurs =
    length === WAV_HEADER_BYTES &&
    header.toString("latin1", 8, 16) === "WAVEfmt " &&
    header.toString("latin1", 36, 40) === "data" &&
    header.readUInt16LE(34) === 16 &&
    (channels === 1 || channels === 2);
  if (!isOurs) throw new Error(`${wavPath} is not a WAV as conversion makes it`);
  return { channels, sampleRateHz: header.readUInt32LE(24), frames: header.readUInt32LE(40) / (2 * channels) };
}

function createResampler(sampleRateHz: number): SoftwareResampleContext {
  const resampler = new SoftwareResampleContext();
  const mono = AV_CHANNEL_LAYOUT_MONO;
  const float = AV_SAMPLE_FMT_FLT;
  const set = resampler.allocSetOpts2(mono, float, VOICE_SAMPLE_RATE_HZ, mono, float, sampleRateHz);
  if (set >= 0 && resampler.init() >= 0) return resampler;
  resampler.free();
  throw new Error(`There is no resampler from ${sampleRateHz} Hz`);
}

function bytesOf(samples: Float32Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

/** Of stretches of `length` samples, the last of which may be shorter. */
function loudestMeanSquare(samples: Float32Array, length: number): number {
  let most = 0;
  for (let from = 0; from < samples.length; from += length) {
    const to = Math.min(samples.length, from + length);
    let sum = 0;
    for (let i = from; i < to; i += 1) sum += (samples[i] as number) ** 2;
    most = Math.max(most, sum / length);
  }
  return most;
}
