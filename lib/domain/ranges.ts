/** A stretch of a file in bytes: `end` is exclusive. */
export type ByteRange = { start: number; end: number };

const SINGLE_RANGE = /^bytes=(\d*)-(\d*)$/i;

/**
 * What a `Range` header asks of a file of `sizeBytes` (RFC 9110 §14.1.2, §14.2).
 *
 * `"whole"`: answer 200 with everything. A server may ignore `Range`, and must when the header is malformed or its
 * unit unknown; several ranges at once are ignored too, because no player needs them and they invite abuse (§17.15).
 * `"unsatisfiable"`: answer 416. Otherwise the range to answer 206 with, clamped to the file and never empty.
 */
export function parseRange(header: string | null, sizeBytes: number): ByteRange | "whole" | "unsatisfiable" {
  const match = header === null ? null : SINGLE_RANGE.exec(header);
  if (!match) return "whole";
  const [, first, last] = match as unknown as [string, string, string];
  if (first === "") return last === "" ? "whole" : suffixRange(Number(last), sizeBytes);
  // Digits beyond 2^53 lose precision and very many become Infinity: both are still beyond the end of any file.
  const start = Number(first);
  const lastByte = last === "" ? Number.POSITIVE_INFINITY : Number(last);
  if (lastByte < start) return "whole";
  if (start >= sizeBytes) return "unsatisfiable";
  return { start, end: Math.min(lastByte + 1, sizeBytes) };
}

function suffixRange(suffixBytes: number, sizeBytes: number): ByteRange | "whole" | "unsatisfiable" {
  if (suffixBytes === 0) return "unsatisfiable";
  // "If the selected representation is shorter than the specified suffix-length, the entire representation is used":
  // of an empty file that is nothing, which a 206 cannot express.
  if (sizeBytes === 0) return "whole";
  return { start: Math.max(0, sizeBytes - suffixBytes), end: sizeBytes };
}
