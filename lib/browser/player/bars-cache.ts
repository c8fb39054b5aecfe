import { levelForWidth, toBars } from "../../domain/peak-plan.ts";
import { levelLength } from "../../domain/peaks.ts";
import { fetchPeaks } from "./peaks-source.ts";

/** Bars of one small waveform. */
const BAR_COUNT = 96;
/** Small waveforms kept while the page lives; the oldest go first. */
const MAX_KEPT = 500;

const kept = new Map<string, Promise<readonly number[]>>();

/**
 * The bars (0 to 1) of the recording whose peaks are at `address`, asked for once a page life. A failure is thrown to
 * all who wait for it and then forgotten, so that the next one to look tries again.
 */
export function loadBars(address: string, frames: number): Promise<readonly number[]> {
  const known = kept.get(address);
  if (known) return known;
  const level = levelForWidth(frames, BAR_COUNT);
  const bars = fetchPeaks(address, { level, from: 0, to: levelLength(frames, level) }).then((peaks) =>
    toBars(peaks, BAR_COUNT),
  );
  kept.set(address, bars);
  bars.catch(() => kept.delete(address));
  const oldest = kept.size > MAX_KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return bars;
}
