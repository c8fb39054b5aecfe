import { chooseLane, type Lane } from "./lanes.ts";
import type { UploadEntry } from "./upload-queue.ts";

/** Files that may wait for an answer about their bytes: as many as one question holds. */
const MOST_CHECKED = 50;

/**
 * The waiting entry that is checked next; null while another one is looked into, or too many wait for an answer. One after
 * the other: they share one worker, and of two files with the same bytes the first goes on. Checks wait for no lane.
 */
export function toCheck(entries: readonly UploadEntry[]): UploadEntry | null {
  const checking = entries.filter(({ stage }) => stage === "checking");
  if (checking.length >= MOST_CHECKED || checking.some(({ sha256 }) => sha256 === null)) return null;
  return entries.find(({ stage, isChecked }) => stage === "waiting" && !isChecked) ?? null;
}

/** Files of one lane that are read or sent at once: one on the line, and the next being made ready behind it. */
const MOST_UNDER_WAY = 2;

/**
 * Which entries that were checked start now, in their order, and on which lane. `bytesPerSecond` is the line's speed, or null
 * while it is unknown. The lanes do not wait for each other.
 */
export function toStart(
  entries: readonly UploadEntry[],
  bytesPerSecond: number | null,
): { entry: UploadEntry; lane: Lane }[] {
  const free = { clip: hasRoom(entries, "clip"), bulk: hasRoom(entries, "bulk") };
  const starting: { entry: UploadEntry; lane: Lane }[] = [];
  for (const entry of entries) {
    if (!free.clip && !free.bulk) break;
    if (entry.stage !== "waiting" || !entry.isChecked) continue;
    const lane = entry.lane ?? chooseLane({ sizeBytes: entry.sizeBytes, bytesPerSecond });
    if (!free[lane]) continue;
    free[lane] = false;
    starting.push({ entry, lane });
  }
  return starting;
}

function hasRoom(entries: readonly UploadEntry[], lane: Lane): boolean {
  let sending = 0;
  for (const entry of entries) {
    if (entry.lane !== lane) continue;
    if (entry.stage === "reading" || entry.stage === "encoding") return false;
    if (entry.stage === "sending") sending++;
  }
  return sending < MOST_UNDER_WAY;
}
