import type { PeakPage } from "../../domain/peak-plan.ts";
import type { Peaks } from "../../domain/peaks.ts";
import { fetchPeaks } from "./peaks-source.ts";
import { readWavPeaks } from "./read-wav-peaks.ts";
import { framesOf, type Track } from "./track.ts";
import { cutPeaks } from "./wav-peaks.ts";

/** The peaks of a recording of `frames` frames, to be had window by window. */
export type OpenPeaks = {
  frames: number;
  sampleRateHz: number;
  read(page: PeakPage): Promise<Peaks>;
};

/** The peaks that the server gives of a track, or where it gives none those that are made of the WAV itself, once. */
export async function openPeaks(track: Track, signal: AbortSignal): Promise<OpenPeaks> {
  const { peaksAddress, sampleRateHz } = track;
  if (peaksAddress !== null) {
    return { frames: framesOf(track), sampleRateHz, read: (page) => fetchPeaks(peaksAddress, page, signal) };
  }
  const wav = await readWavPeaks(track.fileAddress, signal);
  return { frames: wav.frames, sampleRateHz: wav.sampleRateHz, read: async (page) => cutPeaks(wav, page) };
}
