import type { PeakPage } from "../../domain/peak-plan.ts";
import { decodeDat, type Peaks } from "../../domain/peaks.ts";

/** Why peaks could not be had: `status` is the answer's, 0 where none came. */
export class PeaksError extends Error {
  readonly status: number;

  constructor(status: number, cause?: unknown) {
    super(status === 0 ? "The peaks did not arrive." : `The peaks were answered with ${status}.`, { cause });
    this.name = "PeaksError";
    this.status = status;
  }
}

/** Where that window of peaks is asked for. */
export function toPeaksAddress(address: string, { level, from, to }: PeakPage): string {
  return `${address}?${new URLSearchParams({ level: `${level}`, from: `${from}`, to: `${to}` })}`;
}

/**
 * One window of peaks from the app's own address `…/audios/{audio}/peaks`. The browser's cache keeps them: they never
 * change. Throws a {@link PeaksError}, or the signal's AbortError.
 */
export async function fetchPeaks(address: string, page: PeakPage, signal?: AbortSignal): Promise<Peaks> {
  try {
    const response = await fetch(toPeaksAddress(address, page), { signal: signal ?? null });
    if (!response.ok) throw new PeaksError(response.status);
    return decodeDat(new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    if (error instanceof PeaksError || signal?.aborted) throw error;
    throw new PeaksError(0, error);
  }
}
