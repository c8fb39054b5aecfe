import type { UploadFault } from "./upload-queue.ts";

/**
 * The line that all uploads share. While it is not `up` nothing is begun: `down` is tried again at a time, `signedOut`
 * waits for the same person to sign in, `outdated` for the page to be loaded anew, because the server is of a newer build.
 */
export type UploadLine =
  | { state: "up"; failures: number }
  | { state: "down"; failures: number; fault: UploadFault; retryAtMs: number }
  | { state: "signedOut" }
  | { state: "outdated" };

export type LineEvent =
  /** A request found no way, or was told to come later. `random` is 0 to 1. */
  | { type: "broke"; fault: UploadFault; retryAfterSeconds?: number | undefined; nowMs: number; random: number }
  /** It was tried, and does not answer. */
  | { type: "unanswered"; nowMs: number; random: number }
  /** A request was answered. */
  | { type: "worked" }
  /** It is time, or somebody asked for it: it is tried. */
  | { type: "tried" }
  | { type: "signedOut" }
  | { type: "signedIn" }
  | { type: "outdated" };

/** A line that nothing is known of. */
export const freshLine: UploadLine = { state: "up", failures: 0 };

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** A server may ask for patience, not for ever. */
const LONGEST_ASKED_MS = 10 * 60_000;

/** The line after `event`; the same object where nothing changes. */
export function reduceLine(line: UploadLine, event: LineEvent): UploadLine {
  if (line.state === "outdated") return line;
  switch (event.type) {
    case "outdated":
      return { state: "outdated" };
    case "signedOut":
      return line.state === "signedOut" ? line : { state: "signedOut" };
    case "signedIn":
      return line.state === "signedOut" ? freshLine : line;
    case "broke": {
      // What was under way breaks together: that is one failure, not many.
      if (line.state !== "up") return line;
      const askedMs = Math.min(LONGEST_ASKED_MS, (event.retryAfterSeconds ?? 0) * 1000);
      return toDown(line.failures + 1, event.fault, { ...event, askedMs });
    }
    case "unanswered":
      return line.state === "down" ? toDown(line.failures + 1, line.fault, event) : line;
    case "tried":
      return line.state === "down" ? { state: "up", failures: line.failures } : line;
    case "worked":
      return line.state === "up" && line.failures > 0 ? freshLine : line;
  }
}

function toDown(
  failures: number,
  fault: UploadFault,
  { nowMs, random, askedMs = 0 }: { nowMs: number; random: number; askedMs?: number },
): UploadLine {
  return { state: "down", failures, fault, retryAtMs: nowMs + Math.max(askedMs, toWaitMs(failures, random)) };
}

/**
 * How long to wait after so many failures in a row, in milliseconds: twice as long each time, up to a minute, and between half and
 * one and a half times that, so that many browsers do not come back at once.
 */
export function toWaitMs(failures: number, random: number): number {
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(waitMs * (0.5 + random));
}
