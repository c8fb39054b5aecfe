import { chooseLane, type Lane } from "./lanes.ts";
import type { UploadEntry } from "./upload-queue.ts";

/** Files that may wait for an answer about their bytes: as many as one question holds. */
const MOST_CHECKED = 50;

/** Files above this take seconds to read: smaller ones do not wait for them. */
const LARGE_BYTES = 32 * 2 ** 20;

/**
 * The waiting entries that are checked next: at most one small and one large file are read at a time, because they share one
 * worker, and of two files with the same bytes the first goes on. None while too many wait for an answer. Checks wait for
 * no lane.
 */
export function toCheck(entries: readonly UploadEntry[]): UploadEntry[] {
  const isFree = { small: true, large: true };
  let checking = 0;
  for (const entry of entries) {
    // Read apart: with each step of a large batch this looks at all entries, and every fraction read leaves garbage.
    if (entry.stage !== "checking") continue;
    checking++;
    if (entry.ratio < 1) isFree[sizeClass(entry.sizeBytes)] = false;
  }
  if (checking >= MOST_CHECKED) return [];
  const starting: UploadEntry[] = [];
  for (const entry of entries) {
    if (!isFree.small && !isFree.large) break;
    const size = sizeClass(entry.sizeBytes);
    if (entry.stage !== "waiting" || entry.isChecked || !isFree[size]) continue;
    isFree[size] = false;
    starting.push(entry);
  }
  return starting;
}

function sizeClass(sizeBytes: number): "small" | "large" {
  return sizeBytes > LARGE_BYTES ? "large" : "small";
}

/** Files of one lane that are read or sent at once: one on the line, and the next being made ready behind it. */
const MOST_UNDER_WAY = 2;

/** What is known of the line: text bytes a second (null: nothing), and the most text that one request carries. */
export type LineFacts = { bytesPerSecond: number | null; mostTextBytes: number };

/**
 * Which entries that were checked start now, in their order, and on which lane. The lanes do not wait for each other. What
 * `isHeldBack` names is passed over.
 */
export function toStart(
  entries: readonly UploadEntry[],
  line: LineFacts,
  isHeldBack: (id: string) => boolean = () => false,
): { entry: UploadEntry; lane: Lane }[] {
  const free = { clip: hasRoom(entries, "clip"), bulk: hasRoom(entries, "bulk") };
  const starting: { entry: UploadEntry; lane: Lane }[] = [];
  for (const entry of entries) {
    if (!free.clip && !free.bulk) break;
    if (entry.stage !== "waiting" || !entry.isChecked || isHeldBack(entry.id)) continue;
    const lane = entry.lane ?? chooseLane({ sizeBytes: entry.sizeBytes, ...line });
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
    if (entry.stage === "encoding") return false;
    if (entry.stage === "sending") sending++;
  }
  return sending < MOST_UNDER_WAY;
}
