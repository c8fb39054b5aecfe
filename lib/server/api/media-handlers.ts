import { Problem } from "../../contract/problem.ts";
import { toAttachment } from "../../domain/attachment.ts";
import { toFindingHandle } from "../../domain/findings/finding-handle.ts";
import { type ByteRange, parseRange } from "../../domain/ranges.ts";
import { requireAnalysis } from "../services/analyses.ts";
import { requireAudio } from "../services/audios.ts";
import { readOriginal, readPeaks, readWav, requireMedia, requireOriginal } from "../services/media.ts";
import type { Handlers } from "./create-api.ts";
import { isNotModified } from "./preconditions.ts";

type Names = "getFile" | "getPeaks" | "getOriginal" | "getReceipt" | "getMeasures" | "getFindings";

/** The WAV, what it was made of, and what was found. All of it but the findings is immutable: an audio has one file for ever. */
export const mediaHandlers: Handlers<Names> = {
  async getFile({ app, space, params, request }) {
    const media = await requireMedia(app, space, params.audio);
    return serveBytes(request, {
      size: media.wavBytes,
      etag: media.etag,
      modifiedAt: media.row.uploaded_at,
      headers: { "content-type": "audio/wav" },
      read: (range) => readWav(app, media, range),
    });
  },

  async getOriginal({ app, space, params, request }) {
    const original = await requireOriginal(app, space, params.audio);
    return serveBytes(request, {
      ...original,
      headers: { "content-type": "application/octet-stream", "content-disposition": toAttachment(original.name) },
      read: (range) => readOriginal(app, original, range),
    });
  },

  async getPeaks({ app, space, params, query, request, url }) {
    const media = await requireMedia(app, space, params.audio);
    const etag = `${media.etag.slice(0, -1)}${encodeURI(url.search)}"`;
    const headers = { etag, "cache-control": "private, max-age=31536000, immutable" };
    if (isNotModified(request, { etag })) return new Response(null, { status: 304, headers });
    const dat = await readPeaks(app, media, query);
    return new Response(dat, {
      headers: { ...headers, "content-type": "application/octet-stream", "content-length": String(dat.length) },
    });
  },

  async getReceipt({ app, space, params }) {
    return (await requireAnalysis(app, await requireAudio(app, space, params.audio))).receipt;
  },
  async getMeasures({ app, space, params }) {
    return (await requireAnalysis(app, await requireAudio(app, space, params.audio))).measures;
  },
  async getFindings({ app, space, params }) {
    const { findings } = await requireAnalysis(app, await requireAudio(app, space, params.audio));
    return findings.map((finding) => ({ handle: toFindingHandle(finding), ...finding }));
  },
};

type Bytes = {
  size: number;
  etag: string;
  modifiedAt: string;
  headers: Record<string, string>;
  read(range: ByteRange): ReadableStream<Uint8Array>;
};

/** Bytes that never change, whole or in the range that is asked for (RFC 9110 §14). */
function serveBytes(request: Request, { size, etag, modifiedAt, headers: own, read }: Bytes): Response {
  const headers = {
    ...own,
    "accept-ranges": "bytes",
    etag,
    "last-modified": new Date(modifiedAt).toUTCString(),
    "cache-control": "private, no-cache",
    "x-content-type-options": "nosniff",
  };
  if (isNotModified(request, { etag, modifiedAt })) return new Response(null, { status: 304, headers });

  const ifRange = request.headers.get("if-range");
  const range = ifRange && ifRange !== etag ? "whole" : parseRange(request.headers.get("range"), size);
  if (range === "unsatisfiable") {
    throw new Problem("rangeNotSatisfiable", `The file has ${size} bytes.`, {
      headers: { "content-range": `bytes */${size}` },
    });
  }
  const { start, end } = range === "whole" ? { start: 0, end: size } : range;
  const isPart = range !== "whole";
  return new Response(request.method === "HEAD" ? null : read({ start, end }), {
    status: isPart ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(end - start),
      ...(isPart ? { "content-range": `bytes ${start}-${end - 1}/${size}` } : {}),
    },
  });
}
