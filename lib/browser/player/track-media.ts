import { overviewPage } from "./open-peaks.ts";
import { fetchPeaks } from "./peaks-source.ts";
import { framesOf, type Track } from "./track.ts";

/** So many recordings are kept ready at a time. */
const MOST_READY = 2;

const ready = new Map<string, HTMLAudioElement>();

/**
 * Makes a recording ready that will be played soon: its first sound is loaded and decoded, and what its waveform opens with
 * is in the browser's cache. A player of it then begins without waiting. Of more than two the oldest is given up.
 */
export function preloadTrack(track: Track): void {
  const { fileAddress, peaksAddress } = track;
  if (ready.has(fileAddress)) return;
  const media = new Audio(fileAddress);
  media.preload = "auto";
  ready.set(fileAddress, media);
  for (const address of [...ready.keys()].slice(0, -MOST_READY)) releaseMedia(takeMedia(address));
  if (peaksAddress === null) return;
  // Whoever opens the player reads them again, and is told then if they do not come.
  fetchPeaks(peaksAddress, overviewPage(framesOf(track))).catch(() => undefined);
}

/** Gives up what was made ready and is not played after all. */
export function forgetReady(): void {
  for (const address of [...ready.keys()]) releaseMedia(takeMedia(address));
}

/** An element that plays the recording: the one that was made ready, or else a new one. */
export function takeMedia(fileAddress: string): HTMLAudioElement {
  const media = ready.get(fileAddress) ?? new Audio();
  ready.delete(fileAddress);
  if (media.error || !media.src) {
    media.preload = "metadata";
    media.src = fileAddress;
  }
  return media;
}

/** Ends an element: it loads nothing any more, and lets go of what it has loaded. */
export function releaseMedia(media: HTMLAudioElement): void {
  media.pause();
  media.removeAttribute("src");
  media.load();
  media.remove();
}
