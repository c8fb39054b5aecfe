import { overviewLevel, type PeakPage } from "../../domain/peak-plan.ts";
import { levelLength, type Peaks } from "../../domain/peaks.ts";
import { fetchPeaks, toPeaksAddress } from "./peaks-source.ts";
import { readWavPeaks } from "./read-wav-peaks.ts";
import { framesOf, type Track } from "./track.ts";
import { cutPeaks } from "./wav-peaks.ts";

/** The peaks of a recording of `frames` frames, to be had window by window. */
export type OpenPeaks = {
  frames: number;
  sampleRateHz: number;
  read(page: PeakPage, signal: AbortSignal): Promise<Peaks>;
};

/** The peaks that the server gives of a track, or where it gives none those that are made of the WAV itself, once. */
export async function openPeaks(track: Track, signal: AbortSignal): Promise<OpenPeaks> {
  const { peaksAddress, sampleRateHz } = track;
  if (peaksAddress !== null) {
    return { frames: framesOf(track), sampleRateHz, read: (page, until) => fetchPeaks(peaksAddress, page, until) };
  }
  const wav = await readWavPeaks(track.fileAddress, signal);
  return { frames: wav.frames, sampleRateHz: wav.sampleRateHz, read: async (page) => cutPeaks(wav, page) };
}

/** All of a recording of `frames` frames at the finest level that comes in one answer: what a player draws first. */
export function overviewPage(frames: number): PeakPage {
  const level = overviewLevel(frames);
  return { level, from: 0, to: levelLength(frames, level) };
}

/** Where the server gives that; null where it gives no peaks. */
export function toOverviewAddress(track: Track): string | null {
  return track.peaksAddress && toPeaksAddress(track.peaksAddress, overviewPage(framesOf(track)));
}
