import { PeaksError } from "./peaks-source.ts";
import { UndrawableError } from "./read-wav-peaks.ts";
import { findLayout, readSample, type WavLayout } from "./wav-samples.ts";

/** The head of a WAV of ours takes 44 bytes; others put texts before their samples. */
const HEAD_BYTES = 4096;

/** A WAV whose samples are fetched stretch by stretch. */
export type WavWindow = {
  /**
   * The samples of the frames from `from` to `to` (exclusive; the end of the file cuts it short), channel after channel,
   * as 16 bits. Throws an {@link UndrawableError} for what is no WAV that is read here, a {@link PeaksError} where it does
   * not arrive, or the signal's AbortError.
   */
  read(range: { from: number; to: number }, signal: AbortSignal): Promise<Int16Array>;
};

/** The WAV at `address`, by HTTP ranges. Its head is asked for once, with the first stretch; `lifetime` ends that. */
export function openWavWindow(address: string, lifetime: AbortSignal): WavWindow {
  let head: Promise<WavLayout> | null = null;

  function layoutOf(): Promise<WavLayout> {
    head ??= readLayout(address, lifetime).catch((error: unknown) => {
      head = null;
      throw error;
    });
    return head;
  }

  return {
    async read({ from, to }, signal) {
      const layout = await layoutOf();
      const frameBytes = layout.channels * layout.sampleBytes;
      const start = layout.dataStart + from * frameBytes;
      const end = Math.min(layout.dataStart + to * frameBytes, layout.dataStart + (layout.dataBytes ?? Infinity));
      if (end <= start) return new Int16Array();
      return toSamples(await readRange(address, { start, end }, signal), layout);
    },
  };
}

async function readLayout(address: string, signal: AbortSignal): Promise<WavLayout> {
  try {
    const layout = findLayout(await readRange(address, { start: 0, end: HEAD_BYTES }, signal));
    if (layout) return layout;
  } catch (error) {
    throw error instanceof RangeError ? new UndrawableError(error) : error;
  }
  throw new UndrawableError();
}

async function readRange(
  address: string,
  { start, end }: { start: number; end: number },
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    // The browser lets one request at a time write what it keeps of an address, and the one that plays has it for long.
    const response = await fetch(address, {
      headers: { range: `bytes=${start}-${end - 1}` },
      cache: "no-store",
      signal,
    });
    if (response.status !== 206) {
      await response.body?.cancel();
      throw new PeaksError(response.status);
    }
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof PeaksError || signal.aborted) throw error;
    throw new PeaksError(0, error);
  }
}

/** Whole frames as 16 bits; what is left of a frame that was cut is left away. */
function toSamples(bytes: Uint8Array, layout: WavLayout): Int16Array {
  const { sampleBytes, channels } = layout;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = new Int16Array(Math.floor(bytes.byteLength / (sampleBytes * channels)) * channels);
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = readSample(view, index * sampleBytes, layout);
  return samples;
}
