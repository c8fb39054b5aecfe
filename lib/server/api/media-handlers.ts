import { Problem } from "../../contract/problem.ts";
import { parseRange } from "../../domain/ranges.ts";
import { readPeaks, readWav, requireMedia } from "../services/media.ts";
import type { Handlers } from "./create-api.ts";
import { isNotModified } from "./preconditions.ts";

/** The WAV and the peaks made of it. Both are immutable: an audio has one file for ever. */
export const mediaHandlers: Handlers<"getFile" | "getPeaks"> = {
  async getFile({ app, space, params, request }) {
    const media = await requireMedia(app, space, params.audio);
    const modifiedAt = media.row.uploaded_at;
    const headers = {
      "content-type": "audio/wav",
      "accept-ranges": "bytes",
      etag: media.etag,
      "last-modified": new Date(modifiedAt).toUTCString(),
      "cache-control": "private, no-cache",
      "x-content-type-options": "nosniff",
    };
    if (isNotModified(request, { etag: media.etag, modifiedAt })) return new Response(null, { status: 304, headers });

    const size = media.wavBytes;
    const ifRange = request.headers.get("if-range");
    const range = ifRange && ifRange !== media.etag ? "whole" : parseRange(request.headers.get("range"), size);
    if (range === "unsatisfiable") {
      throw new Problem("rangeNotSatisfiable", `The file has ${size} bytes.`, {
        headers: { "content-range": `bytes */${size}` },
      });
    }
    const { start, end } = range === "whole" ? { start: 0, end: size } : range;
    const isPart = range !== "whole";
    return new Response(request.method === "HEAD" ? null : readWav(app, media, { start, end }), {
      status: isPart ? 206 : 200,
      headers: {
        ...headers,
        "content-length": String(end - start),
        ...(isPart ? { "content-range": `bytes ${start}-${end - 1}/${size}` } : {}),
      },
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
};
