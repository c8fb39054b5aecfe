import { PART_BYTES } from "./base64.ts";

/**
 * What is known of the requests that a line lets pass: the largest part worth trying, in bytes of the file, and what has
 * held larger ones up.
 */
export type PartLimit = {
  mostBytes: number;
  /** A part of this size was refused as too large, by something on the way: nothing as large is tried for a while. */
  refusedBytes: number | null;
  /** Parts that were cut off, until as many as show that the line is sound have passed one after the other. */
  cuts: number;
  /** Parts that have passed since one did not. */
  passes: number;
};

export type PartEvent =
  | { type: "passed"; bytes: number }
  /** Something on the way took no request of this size (413). */
  | { type: "refused"; bytes: number }
  /** The line broke, or stood still, within a part of this size. */
  | { type: "cut"; bytes: number };

/** The least that a part is cut down to: 64 KiB of text. What takes less than that takes no uploads. */
export const LEAST_PART_BYTES = 48 * 1024;
/** More would bring nothing: the time between two parts no longer counts. */
const MOST_PART_BYTES = 4 * PART_BYTES;
/** What one part should take: what a cut costs, and how soon a changed line is noticed. */
const PART_SECONDS = 2;

/** After so many parts in a row the line counts as sound. */
const SOUND_PARTS = 8;
/** After so many somebody may have raised the limit that a part was refused by: it is worth one that is refused again. */
const PATIENT_PARTS = 32;

export const unknownLimit: PartLimit = { mostBytes: MOST_PART_BYTES, refusedBytes: null, cuts: 0, passes: 0 };

/** The size of the next part, in bytes of the file; a multiple of 3. `bytesPerSecond` is of text, null while unknown. */
export function choosePartBytes(limit: PartLimit, bytesPerSecond: number | null): number {
  const wanted = bytesPerSecond === null ? PART_BYTES : (bytesPerSecond * PART_SECONDS * 3) / 4;
  const bytes = Math.max(LEAST_PART_BYTES, Math.min(limit.mostBytes, wanted));
  return Math.floor(bytes / 3) * 3;
}

/** What is known after a part has passed or not. */
export function learnOf(limit: PartLimit, event: PartEvent): PartLimit {
  switch (event.type) {
    case "passed":
      return learnOfPassed(limit, event.bytes);
    case "refused": {
      const refusedBytes = Math.min(limit.refusedBytes ?? event.bytes, event.bytes);
      return { ...limit, refusedBytes, passes: 0, mostBytes: Math.max(LEAST_PART_BYTES, refusedBytes / 2) };
    }
    case "cut":
      return { ...limit, cuts: limit.cuts + 1, passes: 0, mostBytes: Math.max(LEAST_PART_BYTES, event.bytes / 2) };
  }
}

function learnOfPassed(limit: PartLimit, bytes: number): PartLimit {
  const passes = limit.passes + 1;
  const cuts = passes < SOUND_PARTS ? limit.cuts : 0;
  const isRaised = limit.refusedBytes !== null && bytes >= limit.refusedBytes;
  const refusedBytes = isRaised ? null : limit.refusedBytes;
  const ceiling = refusedBytes === null || passes > PATIENT_PARTS ? MOST_PART_BYTES : refusedBytes / 2;
  // What was cut lately would soon be cut again.
  const growth = cuts > 0 ? 1.05 : 1.25;
  return { refusedBytes, cuts, passes, mostBytes: Math.min(ceiling, limit.mostBytes * growth) };
}
