import { PeaksError } from "./peaks-source.ts";
import { createWavPeaksReader, type WavPeaks } from "./wav-peaks.ts";

/** An hour of 16 kHz mono, or twelve minutes of CD sound: what may be fetched only to be drawn. */
const MAX_BYTES = 128 * 2 ** 20;

/** A recording of which no peaks can be made here: it is too long, or no WAV that is read here. */
export class UndrawableError extends Error {
  constructor(cause?: unknown) {
    super("No waveform can be made of this recording.", { cause });
    this.name = "UndrawableError";
  }
}

/**
 * The peaks of the WAV at `address`, read as it arrives. Throws an {@link UndrawableError}, a {@link PeaksError} where it
 * does not arrive, or the signal's AbortError.
 */
export async function readWavPeaks(address: string, signal: AbortSignal, maxBytes = MAX_BYTES): Promise<WavPeaks> {
  const reader = createWavPeaksReader();
  const stop = new AbortController();
  try {
    const response = await fetch(address, { signal: AbortSignal.any([signal, stop.signal]) });
    if (!response.ok) throw new PeaksError(response.status);
    if (Number(response.headers.get("content-length")) > maxBytes) throw new UndrawableError();
    // Not every browser can walk through a stream by `for await`.
    const body = response.body?.getReader();
    let bytes = 0;
    for (let part = await body?.read(); part?.value; part = await body?.read()) {
      bytes += part.value.byteLength;
      if (bytes > maxBytes) throw new UndrawableError();
      reader.push(part.value);
    }
    return reader.finish();
  } catch (error) {
    // What is not read to its end would go on coming.
    stop.abort();
    if (error instanceof RangeError) throw new UndrawableError(error);
    if (signal.aborted || error instanceof UndrawableError || error instanceof PeaksError) throw error;
    throw new PeaksError(0, error);
  }
}
