import type { UploadFault } from "../../domain/upload-queue.ts";

/**
 * What a fault means: the `line` broke, for all files; the `session` ended; the page is `outdated`; the file can be tried
 * `again` by itself; a `person` has to want it; the server has `other` bytes than the file; or it is `final`.
 */
export type FaultKind = "line" | "session" | "outdated" | "again" | "person" | "other" | "final";

const kinds: Record<string, FaultKind> = {
  network: "line",
  stalled: "line",
  unreachable: "line",
  unavailable: "line",
  tooManyRequests: "line",
  unauthenticated: "session",
  outdated: "outdated",
  crashed: "again",
  internal: "again",
  interrupted: "again",
  stillRunning: "again",
  conflict: "again",
  locked: "again",
  noRoom: "person",
  bodyLimit: "person",
  unconfirmed: "person",
  wrongDigest: "other",
};

export function kindOf({ code }: UploadFault): FaultKind {
  return kinds[code] ?? "final";
}

/** Of a creation that the server would make twice: it is sent again only by somebody who has looked. */
export const unconfirmed: UploadFault = {
  code: "unconfirmed",
  detail: "The answer was lost. The file may have arrived: look at the library before you send it again.",
};

/** Of bytes that are not what they were when they left. */
export const wrongBytes: UploadFault = {
  code: "wrongDigest",
  detail: "Other bytes arrived than this file has. It is sent again from the beginning.",
};

/** The fault behind a server action that threw: actions return what they expect, so this is the line or a new build. */
export function faultOfThrown(error: unknown): UploadFault {
  const message = error instanceof Error ? error.message : "";
  if (/server action/i.test(message)) {
    return { code: "outdated", detail: "Earmark was updated. Reload the page: the uploads go on." };
  }
  if (isForeignAnswer(error)) return { code: "unreachable", detail: "The server did not answer as it should." };
  return { code: "network", detail: "The connection was lost." };
}

/** Whether an action was answered by something that is not Earmark: a proxy's page, or a server that is about to start. */
export function isForeignAnswer(error: unknown): boolean {
  return error instanceof Error && /unexpected response/i.test(error.message);
}
