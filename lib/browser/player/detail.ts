import { type PeakPage, planPages } from "../../domain/peak-plan.ts";
import { levelLength, type Peaks, samplesPerPixel } from "../../domain/peaks.ts";

const FULL_SCALE = 32_768;

/**
 * The peaks of a whole recording at one level, one array a channel: pairs of least and greatest, -1 to 1. Pages that
 * have not come yet hold what a coarser level says of them, so that there is always something true to draw.
 */
export type Detail = { level: number; channels: Float32Array[]; missing: Set<PeakPage>; isFlat?: true };

/** A line: of a recording whose peaks are not to be had. */
export function flatDetail(): Detail {
  return { level: 0, channels: [new Float32Array(4)], missing: new Set(), isFlat: true };
}

/** The detail of one answer that holds the whole of `level`. */
export function toDetail(level: number, peaks: Peaks): Detail {
  const channels = Array.from({ length: peaks.channels }, () => new Float32Array(peaks.length * 2));
  const detail = { level, channels, missing: new Set<PeakPage>() };
  putPage(detail, { level, from: 0, to: peaks.length }, peaks);
  return detail;
}

/** `detail` spread over the pixels of a finer `level`, all of whose pages are still missing. */
export function toFinerDetail(detail: Detail, level: number, frames: number): Detail {
  const length = levelLength(frames, level);
  const factor = samplesPerPixel(detail.level) / samplesPerPixel(level);
  const channels = detail.channels.map((coarse) => {
    const values = new Float32Array(length * 2);
    for (let pixel = 0; pixel < length; pixel += 1) {
      const source = Math.floor(pixel / factor) * 2;
      values[pixel * 2] = coarse[source] as number;
      values[pixel * 2 + 1] = coarse[source + 1] as number;
    }
    return values;
  });
  return { level, channels, missing: new Set(planPages(frames, level)) };
}

/** Writes the true peaks of `page` over what stood for them. */
export function putPage(detail: Detail, page: PeakPage, peaks: Peaks): void {
  for (const [channel, values] of detail.channels.entries()) {
    for (let pixel = 0; pixel < peaks.length; pixel += 1) {
      const source = (pixel * peaks.channels + channel) * 2;
      const place = (page.from + pixel) * 2;
      values[place] = (peaks.data[source] as number) / FULL_SCALE;
      values[place + 1] = (peaks.data[source + 1] as number) / FULL_SCALE;
    }
  }
}
