import { encodedLength } from "./base64.ts";

/**
 * Most Base64 text that one server action carries, in bytes. Next refuses an action's body over 1 MB before any of our
 * checks run, and the rest of the argument needs room too.
 */
export const CLIP_TEXT_BYTES = 900_000;

/** The largest file whose Base64 text fits {@link CLIP_TEXT_BYTES}, in bytes. */
export const CLIP_FILE_BYTES = 675_000;

/**
 * How long one clip may hold the line, in seconds: actions run one at a time and cannot be aborted, so a person's own
 * action waits behind it.
 */
const CLIP_SECONDS = 0.25;

/** What a line is taken to carry before anything was measured, in bytes of text a second. */
const UNKNOWN_LINE = 2 ** 20;

/** How a file travels: whole in one server action, or as a streamed body with progress, abort and resumption. */
export type Lane = "clip" | "bulk";

/**
 * The lane of a file of `sizeBytes`. `bytesPerSecond` is the measured throughput of text on this line, null while nothing
 * has been measured; `mostTextBytes` is what one request may carry there.
 */
export function chooseLane(file: { sizeBytes: number; bytesPerSecond: number | null; mostTextBytes?: number }): Lane {
  const textBytes = encodedLength(file.sizeBytes);
  if (textBytes > Math.min(CLIP_TEXT_BYTES, file.mostTextBytes ?? CLIP_TEXT_BYTES)) return "bulk";
  return textBytes <= (file.bytesPerSecond ?? UNKNOWN_LINE) * CLIP_SECONDS ? "clip" : "bulk";
}
