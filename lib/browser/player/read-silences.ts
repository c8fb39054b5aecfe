import { planPages } from "../../domain/peak-plan.ts";
import { levelCount, samplesPerPixel } from "../../domain/peaks.ts";
import { findSilences, type Silence, toMagnitudes } from "../../domain/silences.ts";
import { openPeaks } from "./open-peaks.ts";
import type { Track } from "./track.ts";

/** Pixels no coarser than this find a pause of a second. */
const COARSEST_SECONDS = 0.1;

/** The silences of a track, from its peaks. Throws what `openPeaks` and its `read` throw. */
export async function readSilences(track: Track, signal: AbortSignal): Promise<Silence[]> {
  const source = await openPeaks(track, signal);
  let level = levelCount(source.frames) - 1;
  while (level > 0 && samplesPerPixel(level) / source.sampleRateHz > COARSEST_SECONDS) level -= 1;
  const parts: Float32Array[] = [];
  // One after the other: nobody waits for them, and what is drawn comes first.
  for (const page of planPages(source.frames, level)) parts.push(toMagnitudes(await source.read(page, signal)));
  const magnitudes = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    magnitudes.set(part, at);
    at += part.length;
  }
  const pixelSeconds = samplesPerPixel(level) / source.sampleRateHz;
  return findSilences(magnitudes, { pixelSeconds, durationSeconds: track.durationSeconds });
}
