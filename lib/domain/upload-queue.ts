import { chooseLane, type Lane } from "./lanes.ts";

/**
 * Where a file is on its way. `failed` may be tried again as it is; `refused` may not: the file itself, or the person's
 * right to upload it, would have to change.
 */
export type UploadStage =
  | "waiting"
  | "reading"
  | "encoding"
  | "sending"
  | "converting"
  | "available"
  | "refused"
  | "failed"
  | "cancelled";

/** Why an upload stopped: a code to branch on and a sentence for people. */
export type UploadFault = { code: string; detail: string };

/** One file in the queue. Immutable: every change makes a new object, so that identity tells what changed. */
export type UploadEntry = {
  id: string;
  owner: string;
  space: string;
  /** The file's own name. */
  name: string;
  /** What the audio will be called; empty for no alias. */
  alias: string;
  sizeBytes: number;
  stage: UploadStage;
  /** How much of the present stage is done, 0 to 1. */
  ratio: number;
  /** Chosen at the first start and kept by retries: a repeated creation must be the same request. */
  lane: Lane | null;
  /** Hexadecimal, once the whole file has been read. */
  sha256: string | null;
  /** The handle of the audio on the server, once there is one. */
  audio: string | null;
  /** Something was sent under this alias: it can no longer be changed here. */
  isAliasFixed: boolean;
  /** The server has the bytes safely. Nothing would be lost any more. */
  isStored: boolean;
  fault: UploadFault | null;
};

export type UploadEvent =
  | { type: "started"; lane: Lane }
  | { type: "encoding"; ratio: number }
  | { type: "prepared"; sha256: string }
  | { type: "sending"; ratio: number }
  /** An audio without its file exists; the bytes are still on their way. */
  | { type: "created"; audio: string }
  | { type: "stored"; audio: string }
  | { type: "converting"; ratio: number }
  | { type: "available" }
  | { type: "refused"; fault: UploadFault }
  | { type: "failed"; fault: UploadFault }
  | { type: "cancelled" }
  | { type: "retried" }
  | { type: "renamed"; alias: string };

/** The stages in which each event means something. Anywhere else it comes too late and changes nothing. */
const stagesFor: Record<UploadEvent["type"], readonly UploadStage[]> = {
  started: ["waiting"],
  encoding: ["reading", "encoding"],
  prepared: ["reading", "encoding"],
  sending: ["encoding", "sending"],
  created: ["sending"],
  stored: ["reading", "sending"],
  converting: ["converting"],
  available: ["converting"],
  refused: ["waiting", "reading", "encoding", "sending", "converting"],
  failed: ["waiting", "reading", "encoding", "sending", "converting"],
  cancelled: ["waiting", "reading", "encoding", "sending", "failed"],
  retried: ["failed"],
  renamed: ["waiting", "reading", "encoding", "failed"],
};

/** A file that has just been added. */
export function newEntry(
  facts: Pick<UploadEntry, "id" | "owner" | "space" | "name" | "alias" | "sizeBytes">,
): UploadEntry {
  return {
    ...facts,
    stage: "waiting",
    ratio: 0,
    lane: null,
    sha256: null,
    audio: null,
    isAliasFixed: false,
    isStored: false,
    fault: null,
  };
}

/** The entry after `event`; the same object where the event has no meaning in its stage. */
export function reduce(entry: UploadEntry, event: UploadEvent): UploadEntry {
  if (!stagesFor[event.type].includes(entry.stage)) return entry;
  switch (event.type) {
    case "started":
      return { ...entry, stage: "reading", ratio: 0, lane: entry.lane ?? event.lane, fault: null };
    case "encoding":
      return { ...entry, stage: "encoding", ratio: event.ratio };
    case "prepared":
      return { ...entry, stage: "encoding", ratio: 1, sha256: event.sha256 };
    case "sending":
      return { ...entry, stage: "sending", ratio: event.ratio, isAliasFixed: true };
    case "created":
      return { ...entry, audio: event.audio };
    case "stored":
      return { ...entry, stage: "converting", ratio: 0, audio: event.audio, isStored: true };
    case "converting":
      return { ...entry, ratio: event.ratio };
    case "available":
      return { ...entry, stage: "available", ratio: 1 };
    case "refused":
    case "failed":
      return { ...entry, stage: event.type, ratio: 0, fault: event.fault };
    case "cancelled":
      return { ...entry, stage: "cancelled", ratio: 0, fault: null };
    case "retried":
      return { ...entry, stage: entry.isStored ? "converting" : "waiting", ratio: 0, fault: null };
    case "renamed":
      return entry.isAliasFixed ? entry : { ...entry, alias: event.alias };
  }
}

/** Whether the person may do this to the entry now. */
export function may(entry: UploadEntry, act: "cancelled" | "retried" | "renamed"): boolean {
  return stagesFor[act].includes(entry.stage) && !(act === "renamed" && entry.isAliasFixed);
}

const openStages: readonly UploadStage[] = ["waiting", "reading", "encoding", "sending", "converting"];

/** Whether the entry still moves by itself. */
export function isOpen(entry: UploadEntry): boolean {
  return openStages.includes(entry.stage);
}

/** Whether closing the page now would lose this file: the server does not have it, and somebody wants it there. */
export function wouldBeLost(entry: UploadEntry): boolean {
  return !entry.isStored && (isOpen(entry) || entry.stage === "failed");
}

/** Files of one lane that are read or sent at once: one on the line, and the next being made ready behind it. */
const MOST_UNDER_WAY = 2;

/**
 * Which waiting entries start now, in their order, and on which lane. `bytesPerSecond` is the line's speed, or null
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
    if (entry.stage !== "waiting") continue;
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
