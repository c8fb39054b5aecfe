import { Problem } from "../../contract/problem.ts";
import { encodeDat, levelCount, levelLength, MAX_PIXELS, pyramidOffset, samplesPerPixel } from "../../domain/peaks.ts";
import { parseRange } from "../../domain/ranges.ts";
import type { AudioRow } from "../db/schema.ts";
import { requireAudio } from "../services/audios.ts";
import { requireSpace } from "../services/spaces.ts";
import type { Handlers } from "./create-api.ts";

/** The WAV and the peaks made of it. Both are immutable: an audio has one file for ever. */
export const mediaHandlers: Handlers<"getFile" | "getPeaks"> = {
  async getFile({ app, viewer, params, request }) {
    const space = await requireSpace(app, viewer, params);
    const audio = requireMedia(await requireAudio(app, space, params.audio));
    const etag = `"${audio.wav_key.replace("/", "-")}"`;
    const headers = {
      "content-type": "audio/wav",
      "accept-ranges": "bytes",
      etag,
      "cache-control": "private, no-cache",
      "x-content-type-options": "nosniff",
    };
    if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });

    const ifRange = request.headers.get("if-range");
    const range = ifRange && ifRange !== etag ? "whole" : parseRange(request.headers.get("range"), audio.wav_bytes);
    if (range === "unsatisfiable") {
      throw new Problem("rangeNotSatisfiable", `The file has ${audio.wav_bytes} bytes.`, {
        headers: { "content-range": `bytes */${audio.wav_bytes}` },
      });
    }
    const { start, end } = range === "whole" ? { start: 0, end: audio.wav_bytes } : range;
    const length = { "content-length": String(end - start) };
    const partial = { "content-range": `bytes ${start}-${end - 1}/${audio.wav_bytes}` };
    return new Response(request.method === "HEAD" ? null : app.storage.read(audio.wav_key, { start, end }), {
      status: range === "whole" ? 200 : 206,
      headers: { ...headers, ...length, ...(range === "whole" ? {} : partial) },
    });
  },

  async getPeaks({ app, viewer, params, query, request }) {
    const space = await requireSpace(app, viewer, params);
    const audio = requireMedia(await requireAudio(app, space, params.audio));
    const { frames, channels } = audio;
    const { level, from } = query;
    const length = level < levelCount(frames) ? levelLength(frames, level) : 0;
    const to = Math.min(query.to ?? from + MAX_PIXELS, length);
    const fault = peaksFault({ level, from, to, asked: query.to, length, levels: levelCount(frames) });
    if (fault) throw new Problem("invalid", fault.message, { errors: [fault] });

    const etag = `"${audio.peaks_key.replace("/", "-")}-${level}-${from}-${to}"`;
    const headers = { etag, "cache-control": "private, max-age=31536000, immutable" };
    if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
    const pixelBytes = channels * 4;
    const offset = pyramidOffset(frames, channels, level);
    const data = await app.storage.readBytes(audio.peaks_key, {
      start: offset + from * pixelBytes,
      end: offset + to * pixelBytes,
    });
    const dat = encodeDat({
      sampleRateHz: audio.sample_rate,
      samplesPerPixel: samplesPerPixel(level),
      length: to - from,
      channels,
      data,
    });
    return new Response(dat, {
      headers: { ...headers, "content-type": "application/octet-stream", "content-length": String(dat.length) },
    });
  },
};

type Media = { [K in keyof AudioRow]: NonNullable<AudioRow[K]> };

function requireMedia(audio: AudioRow): Media {
  if (audio.state !== "available") throw new Problem("notFound", "This audio has no WAV.");
  return audio as Media;
}

function peaksFault(window: {
  level: number;
  from: number;
  to: number;
  asked: number | undefined;
  length: number;
  levels: number;
}): { path: string; message: string } | null {
  const { level, from, asked, length, levels } = window;
  if (length === 0)
    return { path: "query.level", message: `This audio has the levels 0 to ${levels - 1}; not ${level}.` };
  if (from >= length) return { path: "query.from", message: `Level ${level} has ${length} pixels; ${from} is beyond.` };
  if (asked === undefined) return null;
  if (asked <= from) return { path: "query.to", message: "to must be greater than from." };
  if (asked - from > MAX_PIXELS) return { path: "query.to", message: `At most ${MAX_PIXELS} pixels at once.` };
  return null;
}

/** Whether `If-None-Match` names the entity tag (weak comparison, RFC 9110 section 13.1.2). */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
}
