import { PART_BYTES } from "./base64.ts";

/**
 * What is known of the requests that a line lets pass: the largest part worth trying, in bytes of the file, and what has
 * held larger ones up.
 */
export type PartLimit = {
  mostBytes: number;
  /** A part of this size was refused as too large, by something on the way: nothing as large is tried again. */
  refusedBytes: number | null;
  /** Parts in a row that were cut off. */
  cuts: number;
};

export type PartEvent =
  | { type: "passed" }
  /** Something on the way took no request of this size (413). */
  | { type: "refused"; bytes: number }
  /** The line broke, or stood still, within a part of this size. */
  | { type: "cut"; bytes: number };

/** The least that a part is cut down to: 64 KiB of text. What takes less than that takes no uploads. */
export const LEAST_PART_BYTES = 48 * 1024;
/** More would bring nothing: the time between two parts no longer counts. */
const MOST_PART_BYTES = 8 * PART_BYTES;
/** What one part should take: what a cut costs, and how soon a changed line is noticed. */
const PART_SECONDS = 2;

export const unknownLimit: PartLimit = { mostBytes: MOST_PART_BYTES, refusedBytes: null, cuts: 0 };

/** The size of the next part, in bytes of the file; a multiple of 3. `bytesPerSecond` is of text, null while unknown. */
export function choosePartBytes(limit: PartLimit, bytesPerSecond: number | null): number {
  const wanted = bytesPerSecond === null ? PART_BYTES : (bytesPerSecond * PART_SECONDS * 3) / 4;
  const bytes = Math.max(LEAST_PART_BYTES, Math.min(limit.mostBytes, wanted));
  return Math.floor(bytes / 3) * 3;
}

/** What is known after a part has passed or not. */
export function learnOf(limit: PartLimit, event: PartEvent): PartLimit {
  const ceiling = limit.refusedBytes === null ? MOST_PART_BYTES : limit.refusedBytes / 2;
  switch (event.type) {
    case "passed":
      return { ...limit, cuts: 0, mostBytes: Math.min(ceiling, limit.mostBytes * 1.25) };
    case "refused": {
      const refusedBytes = Math.min(limit.refusedBytes ?? event.bytes, event.bytes);
      return { ...limit, refusedBytes, mostBytes: Math.max(LEAST_PART_BYTES, refusedBytes / 2) };
    }
    case "cut":
      return { ...limit, cuts: limit.cuts + 1, mostBytes: Math.max(LEAST_PART_BYTES, event.bytes / 2) };
  }
}
