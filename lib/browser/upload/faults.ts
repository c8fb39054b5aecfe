import type { UploadEvent, UploadFault } from "../../domain/upload-queue.ts";

/** Faults that pass: the same file can be sent again as it is. Every other code is final. */
const passing = new Set([
  "network",
  "stalled",
  "crashed",
  "unreachable",
  "unavailable",
  "internal",
  "interrupted",
  "wrongDigest",
  "tooManyRequests",
  "stillRunning",
  "conflict",
  "noRoom",
  "unauthenticated",
]);

export const sessionEnded: UploadFault = {
  code: "unauthenticated",
  detail: "Your session has ended. Sign in again, then retry: nothing is lost as long as this page stays open.",
};

/** Of a creation that the server would make twice: it is sent again only by somebody who has looked. */
export const unconfirmed: UploadFault = {
  code: "unconfirmed",
  detail: "The answer was lost. The file may have arrived: look at the library before you send it again.",
};

/** What a fault means for the entry that met it. */
export function eventOfFault({ code, detail }: UploadFault): UploadEvent {
  if (code === sessionEnded.code) return { type: "failed", fault: sessionEnded };
  if (code === unconfirmed.code) return { type: "failed", fault: unconfirmed };
  return { type: passing.has(code) ? "failed" : "refused", fault: { code, detail } };
}

/** The fault behind a server action that threw: actions return what they expect, so this is the line or a new build. */
export function faultOfThrown(error: unknown): UploadFault {
  const message = error instanceof Error ? error.message : "";
  if (/server action/i.test(message)) {
    return { code: "unreachable", detail: "Earmark was updated meanwhile. Reload the page and add the file again." };
  }
  return { code: "network", detail: "The connection was lost. Check it, then retry." };
}
