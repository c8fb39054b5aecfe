import { levelCount, levelLength, MAX_PIXELS } from "./peaks.ts";

/** A window of one level of the peaks pyramid: pixel indexes, `to` exclusive. */
export type PeakPage = { level: number; from: number; to: number };

/** The level for a picture `widthPixels` wide of the whole recording: the coarsest that still has a peak for each pixel. */
export function levelForWidth(frames: number, widthPixels: number): number {
  let level = levelCount(frames) - 1;
  while (level > 0 && levelLength(frames, level) < widthPixels) level -= 1;
  return level;
}

/** The level that a player opens with: the finest that comes whole in one request. */
export function overviewLevel(frames: number): number {
  let level = 0;
  while (levelLength(frames, level) > MAX_PIXELS) level += 1;
  return level;
}

/** The requests that bring the whole of `level`, in order, none longer than the server allows. */
export function planPages(frames: number, level: number): PeakPage[] {
  const length = levelLength(frames, level);
  const pages: PeakPage[] = [];
  for (let from = 0; from < length; from += MAX_PIXELS) {
    pages.push({ level, from, to: Math.min(from + MAX_PIXELS, length) });
  }
  return pages;
}

/**
 * `data` (least and greatest sample of each channel, pixel after pixel) as loudness bars from 0 to 1, at most
 * `maxBars`: each the greatest distance from silence in its stretch, over all channels.
 */
export function toBars(peaks: { data: Int16Array; length: number; channels: number }, maxBars: number): number[] {
  const { data, length, channels } = peaks;
  const count = Math.min(maxBars, length);
  const valuesPerPixel = channels * 2;
  return Array.from({ length: count }, (_none, bar) => {
    const start = Math.floor((bar * length) / count) * valuesPerPixel;
    const end = Math.floor(((bar + 1) * length) / count) * valuesPerPixel;
    let loudest = 0;
    for (let index = start; index < end; index += 1) loudest = Math.max(loudest, Math.abs(data[index] ?? 0));
    return loudest / 32_768;
  });
}
