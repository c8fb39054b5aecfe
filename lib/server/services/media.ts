import { Problem } from "../../contract/problem.ts";
import { extensionOf } from "../../domain/formats.ts";
import { encodeDat, levelCount, levelLength, MAX_PIXELS, pyramidOffset, samplesPerPixel } from "../../domain/peaks.ts";
import type { ByteRange } from "../../domain/ranges.ts";
import type { App } from "../app.ts";
import type { AudioRow } from "../db/schema.ts";
import { requireAudio } from "./audios.ts";
import type { OpenSpace } from "./spaces.ts";

/** The media of an available audio; all of it is immutable. `etag` is a strong entity tag of the WAV. */
export type Media = { wavBytes: number; etag: string; row: AvailableRow };
type AvailableRow = { [K in keyof AudioRow]: NonNullable<AudioRow[K]> };

/** Pixel indexes of one level, half-open; without `to` as many as one answer holds. */
type PeaksWindow = { level: number; from: number; to?: number | undefined };

/** The media of an audio; `notFound` while there is no WAV. */
export async function requireMedia(app: App, space: OpenSpace, handle: string): Promise<Media> {
  const row = await requireAudio(app, space, handle);
  if (row.state !== "available") throw new Problem("notFound", "This audio has no WAV.");
  const available = row as AvailableRow;
  return { wavBytes: available.wav_bytes, etag: `"${available.wav_key.replace("/", "-")}"`, row: available };
}

/** The bytes of the WAV, or of a range of them. */
export function readWav(app: App, { row }: Media, range: ByteRange): ReadableStream<Uint8Array> {
  return app.storage.read(row.wav_key, range);
}

/** The file of an available audio as it was sent. */
export type Original = { size: number; etag: string; modifiedAt: string; name: string; key: string };

/** The file that was sent; `notFound` where it was never whole, or was no audio. */
export async function requireOriginal(app: App, space: OpenSpace, handle: string): Promise<Original> {
  const { row } = await requireMedia(app, space, handle);
  return {
    size: row.source_size,
    etag: `"${row.source_sha256}"`,
    modifiedAt: row.uploaded_at,
    name: row.source_name || `${row.alias || row.handle}${extensionOf(row.source_container)}`,
    key: row.source_key,
  };
}

/** The bytes of the file as it was sent, or of a range of them. */
export function readOriginal(app: App, { key }: Original, range: ByteRange): ReadableStream<Uint8Array> {
  return app.storage.read(key, range);
}

/** A window of one level of the peaks as BBC `.dat` version 2; `invalid` outside the level, or for too many pixels. */
export async function readPeaks(app: App, { row }: Media, window: PeaksWindow): Promise<Uint8Array<ArrayBuffer>> {
  const { frames, channels } = row;
  const { level, from, to } = toWindow(frames, window);
  const pixelBytes = channels * 4;
  const offset = pyramidOffset(frames, channels, level);
  const data = await app.storage.readBytes(row.peaks_key, {
    start: offset + from * pixelBytes,
    end: offset + to * pixelBytes,
  });
  return encodeDat({
    sampleRateHz: row.sample_rate,
    samplesPerPixel: samplesPerPixel(level),
    length: to - from,
    channels,
    data,
  });
}

function toWindow(frames: number, { level, from, to }: PeaksWindow): { level: number; from: number; to: number } {
  const levels = levelCount(frames);
  if (level >= levels) throw outside("level", `This audio has the levels 0 to ${levels - 1}, not ${level}.`);
  const length = levelLength(frames, level);
  if (from >= length) throw outside("from", `Level ${level} has ${length} pixels; ${from} is beyond them.`);
  if (to !== undefined && to <= from) throw outside("to", "to must be greater than from.");
  if (to !== undefined && to - from > MAX_PIXELS) throw outside("to", `At most ${MAX_PIXELS} pixels at once.`);
  return { level, from, to: Math.min(to ?? from + MAX_PIXELS, length) };
}

function outside(name: string, message: string): Problem {
  return new Problem("invalid", message, { errors: [{ path: `query.${name}`, message }] });
}
