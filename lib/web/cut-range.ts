import { parseRange } from "../domain/ranges.ts";

/**
 * The part of a whole answer that `request` asks for by `Range`, for a server that has no ranges: a player could not
 * move in a recording otherwise. An answer that has them, or does not tell its length, is left as it is; so is one to a
 * request whose `If-Range` it does not meet.
 */
export function cutRange(request: Request, response: Response): Response {
  const { headers, body, status } = response;
  const hasRanges = headers.get("accept-ranges")?.toLowerCase() === "bytes";
  const sizeBytes = Number(headers.get("content-length") ?? Number.NaN);
  if (status !== 200 || hasRanges || !body || !Number.isSafeInteger(sizeBytes)) return response;
  const condition = request.headers.get("if-range");
  if (condition !== null && condition !== headers.get("etag")) return response;
  const range = parseRange(request.headers.get("range"), sizeBytes);
  if (range === "whole") return told(response, body, { status: 200 });
  if (range === "unsatisfiable") {
    void body.cancel().catch(() => undefined);
    return told(response, null, { status: 416, range: `bytes */${sizeBytes}`, length: 0 });
  }
  const { start, end } = range;
  const part = body.pipeThrough(sliceOf(start, end));
  return told(response, part, {
    status: 206,
    range: `bytes ${start}-${end - 1}/${sizeBytes}`,
    length: end - start,
  });
}

type Told = { status: number; range?: string; length?: number };

function told(response: Response, body: ReadableStream | null, { status, range, length }: Told): Response {
  const headers = new Headers(response.headers);
  headers.set("accept-ranges", "bytes");
  if (range !== undefined) headers.set("content-range", range);
  if (length !== undefined) headers.set("content-length", String(length));
  return new Response(body, { status, headers });
}

/** Lets the bytes from `start` to `end` (exclusive) through and reads no further. */
function sliceOf(start: number, end: number): TransformStream<Uint8Array, Uint8Array> {
  let offset = 0;
  return new TransformStream({
    transform(bytes, out) {
      const part = bytes.subarray(Math.max(0, start - offset), Math.max(0, end - offset));
      offset += bytes.byteLength;
      if (part.byteLength > 0) out.enqueue(part);
      if (offset >= end) out.terminate();
    },
  });
}
