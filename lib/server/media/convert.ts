import { rmSync } from "node:fs";
import { AV_LOG_QUIET } from "node-av/constants";
import { Log } from "node-av/lib";
import { type ConversionOutcome, type ConversionRequest, type MediaFacts, Refusal } from "./conversion.ts";
import { claimedSeconds, isLongerThan, tooLong } from "./duration.ts";
import { closeMedia, type OpenMedia, openMedia } from "./open-media.ts";
import { Transcoding } from "./transcoding.ts";

// What FFmpeg has to say of odd files is no news: we judge by its return values.
Log.setLevel(AV_LOG_QUIET);

/**
 * Makes a 16-bit WAV and the pyramid of its peaks from any media file that we know. Both are complete and durable when
 * it resolves with `ok`; on every other end neither is left behind. `onProgress` gets rising ratios of 0 to 1. It
 * returns what is wrong with the file, and throws what is wrong with the machine (a full disk, a missing folder).
 */
export async function convert(
  request: ConversionRequest,
  onProgress: (ratio: number) => void = () => {},
): Promise<ConversionOutcome> {
  try {
    return { ok: true, facts: await transcode(request, onProgress) };
  } catch (error) {
    rmSync(request.wavPath, { force: true });
    rmSync(request.peaksPath, { force: true });
    if (error instanceof Refusal) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function transcode(request: ConversionRequest, onProgress: (ratio: number) => void): Promise<MediaFacts> {
  const media = openWithinLimit(request);
  const transcoding = new Transcoding(media, request);
  try {
    await transcoding.run(onProgress);
    return await transcoding.finish();
  } finally {
    transcoding.close();
    closeMedia(media);
  }
}

/**
 * Ten hours of silence are a small FLAC and a WAV of gigabytes: a file that claims to be too long is measured
 * packet by packet, which takes a moment, before anything is written. A claim alone refuses nothing, it may be wrong.
 */
function openWithinLimit({ inputPath, maxDurationSeconds }: ConversionRequest): OpenMedia {
  const media = openMedia(inputPath);
  if ((claimedSeconds(media) ?? 0) <= maxDurationSeconds) return media;
  const isTooLong = isLongerThan(media, maxDurationSeconds);
  closeMedia(media);
  if (isTooLong) throw new Refusal(tooLong(maxDurationSeconds));
  return openMedia(inputPath);
}
