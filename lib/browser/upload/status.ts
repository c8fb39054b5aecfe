import type { Audio } from "../../contract/audio.ts";
import type { ActionResult } from "../../contract/result.ts";
import type { UploadEvent } from "../../domain/upload-queue.ts";
import { readAnswer } from "./read-answer.ts";

/** What the queue needs to know of an audio. */
export type UploadStatus = Pick<Audio, "handle" | "state" | "progress" | "failure"> &
  Partial<Pick<Audio, "partial">> & { source?: { sha256?: string | null } | null };

export type StatusQuestion = { owner: string; space: string; handles: readonly string[] };

/** Most handles that one question may hold. */
export const MOST_HANDLES = 50;

/** Asks the server what became of audios of one space. Those it no longer has are missing in the answer. */
export async function fetchStatus(question: StatusQuestion): Promise<ActionResult<UploadStatus[]>> {
  const query = new URLSearchParams(question.handles.map((handle) => ["handle", handle]));
  const path = `/${encodeURIComponent(question.owner)}/${encodeURIComponent(question.space)}/audios?${query}`;
  try {
    const response = await fetch(path, { cache: "no-store", headers: { accept: "application/json" } });
    const retryAfter = response.headers.get("retry-after");
    return readAnswer({ status: response.status, body: await response.text(), retryAfter });
  } catch {
    return { ok: false, problem: { code: "network", detail: "The connection was lost." } };
  }
}

/** Whether the server has the whole file of this audio; null where it does not tell. */
export function hasItsFile({ state, progress }: UploadStatus): boolean | null {
  if (state !== "avaitingFile") return true;
  return progress === undefined ? null : progress?.stage === "queued" || progress?.stage === "converting";
}

/** Whether the server is known to have other bytes than these. */
export function hasOtherBytes({ source }: UploadStatus, sha256: string | null): boolean {
  const known = source?.sha256 ?? null;
  return known !== null && sha256 !== null && known !== sha256;
}

/** What an answer means for an entry whose bytes the server has; `undefined` for an audio that is gone. */
export function eventOfStatus(status: UploadStatus | undefined): UploadEvent | null {
  if (!status) {
    return { type: "refused", fault: { code: "removed", detail: "The audio was deleted before it was ready." } };
  }
  if (status.state === "available") return { type: "available", isPartial: status.partial ?? false };
  if (status.state === "notAvailable") {
    return { type: "refused", fault: status.failure ?? { code: "unusableFile", detail: "The file cannot be used." } };
  }
  return status.progress?.stage === "converting" ? { type: "converting", ratio: status.progress.ratio } : null;
}
