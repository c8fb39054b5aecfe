import type { Lane } from "./lanes.ts";

/**
 * Where a file is on its way. `held` waits for a person's decision, `missing` for its file, which cannot be read any more
 * without a person. `received`: the server has all of it. `failed` may be tried again as it is; `refused` may not: the file
 * itself, or the person's right to upload it, would have to change.
 */
export type UploadStage =
  | "waiting"
  | "checking"
  | "held"
  | "missing"
  | "paused"
  | "encoding"
  | "sending"
  | "received"
  | "converting"
  | "available"
  | "refused"
  | "failed"
  | "cancelled";

/** Why an upload stopped: a code to branch on and a sentence for people. */
export type UploadFault = { code: string; detail: string };

/** Where the same bytes are already: in the audio of this handle, or (null) in another file of the queue. */
export type Twin = { audio: string | null; name: string };

/** What a person has to decide before a file goes on. */
export type Concern =
  | { kind: "duplicate"; twin: Twin }
  /** The server, or the policy of the space, will refuse it as far as its header tells: why, in a sentence. */
  | { kind: "refusal"; sentence: string };

/** Of a file that arrived and could be read in part alone. */
export const PARTIAL_WARNING =
  "Only a part of it could be read: the file is cut off or damaged. Listen before you rely on it.";

/** What may be changed of a file until something of it is sent. */
export type UploadWishes = {
  owner: string;
  space: string;
  /** What the audio will be called; empty for no alias. */
  alias: string;
  /** The handle of the identity that speaks in it; null for none. */
  identity: string | null;
};

/** One file in the queue. Immutable: every change makes a new object, so that identity tells what changed. */
export type UploadEntry = UploadWishes & {
  id: string;
  /** The word that all files have which were given together. */
  batch: string;
  /** Which file of its batch it is, from 1 on. */
  number: number;
  /** The file's own name. */
  name: string;
  /** Its place in a folder that was given (`calls/may/1.wav`); the name otherwise. */
  path: string;
  sizeBytes: number;
  stage: UploadStage;
  /** It was looked into and may be sent: nothing stands against it, or a person wants it all the same. */
  isChecked: boolean;
  /** A person wants it in spite of a twin. */
  isKept: boolean;
  /** What is still to be decided, one after the other; that of a file that was given up for it stays. */
  concerns: readonly Concern[];
  /** What the policy of the space will warn of, and in the end what the server found missing: in sentences. */
  warnings: readonly string[];
  /** How much of the present stage is done, 0 to 1. */
  ratio: number;
  /** How much of it has been sent, 0 to 1. Never shrinks for the same audio, although a part may have to go again. */
  sentRatio: number;
  /** Chosen at the first start and kept by retries: a repeated creation must be the same request. */
  lane: Lane | null;
  /** It is sent in parts: what has come of it on the server is theirs. */
  isInParts: boolean;
  /** Hexadecimal, once the whole file has been read. */
  sha256: string | null;
  /** The handle of the audio on the server, once there is one. */
  audio: string | null;
  /** Something was sent under these wishes: they can no longer be changed here. */
  isFixed: boolean;
  /** The server has the bytes safely. Nothing would be lost any more. */
  isStored: boolean;
  /** The file can be opened again after the page is gone, without asking for it. */
  isReopenable: boolean;
  /** How often it was sent from the beginning because other bytes had arrived. */
  round: number;
  /** How often it failed since something of it last moved on. */
  tries: number;
  fault: UploadFault | null;
  /** When a file that failed is tried again by itself, in milliseconds since 1970; null: when a person wants it. */
  retryAtMs: number | null;
};

export type UploadEvent =
  | { type: "checkStarted" }
  | { type: "checking"; ratio: number }
  /** Its bytes are known; whether they are in the space already is being asked. */
  | { type: "hashed"; sha256: string }
  | { type: "checked"; concerns: readonly Concern[]; warnings: readonly string[] }
  /** A person wants it sent in spite of the first concern. */
  | { type: "approved" }
  | { type: "started"; lane: Lane }
  | { type: "encoding"; ratio: number }
  | { type: "sending"; ratio: number }
  /** An audio without its file exists; the bytes are still on their way. */
  | { type: "created"; audio: string }
  /** The server holds a place for its parts. */
  | { type: "divided" }
  /** The server's own line takes no request of this size: the file goes by the other lane. */
  | { type: "rerouted" }
  | { type: "stored"; audio: string }
  | { type: "converting"; ratio: number }
  | { type: "available"; isPartial: boolean }
  /** The server has other bytes than the file: it is sent once more, as another audio. */
  | { type: "mismatched"; fault: UploadFault; retryAtMs: number | null }
  /** The line broke, for all files: this one waits for its turn again. */
  | { type: "interrupted" }
  | { type: "paused" }
  | { type: "resumed" }
  /** The file cannot be read without a person: why. */
  | { type: "missing"; fault: UploadFault }
  /** Its file is there again, and looked into anew. */
  | { type: "found" }
  | { type: "kept"; isReopenable: boolean }
  | { type: "refused"; fault: UploadFault }
  | { type: "failed"; fault: UploadFault; retryAtMs: number | null }
  | { type: "cancelled" }
  | { type: "retried" }
  | { type: "amended"; wishes: Partial<UploadWishes> };

const underWay: readonly UploadStage[] = ["checking", "encoding", "sending"];
const unsent: readonly UploadStage[] = ["waiting", ...underWay, "held", "missing", "paused", "failed"];

/** The stages in which each event means something. Anywhere else it comes too late and changes nothing. */
const stagesFor: Record<UploadEvent["type"], readonly UploadStage[]> = {
  checkStarted: ["waiting"],
  checking: ["checking"],
  hashed: ["checking"],
  checked: ["checking"],
  approved: ["held"],
  started: ["waiting"],
  encoding: ["encoding"],
  sending: ["encoding", "sending"],
  created: ["encoding", "sending"],
  divided: ["encoding", "sending"],
  rerouted: ["encoding", "sending"],
  stored: ["encoding", "sending"],
  converting: ["received", "converting"],
  available: ["received", "converting"],
  mismatched: ["checking", "encoding", "sending", "received", "converting"],
  interrupted: underWay,
  paused: ["waiting", ...underWay, "failed"],
  resumed: ["paused"],
  missing: ["waiting", "checking", "held", "paused", "failed"],
  found: ["missing"],
  kept: [...unsent, "received", "converting"],
  refused: ["waiting", ...underWay, "received", "converting"],
  failed: ["waiting", ...underWay],
  cancelled: unsent,
  retried: ["failed"],
  amended: unsent,
};

/** A file that has just been added. */
export function newEntry(
  facts: Pick<UploadEntry, "id" | "batch" | "number" | "owner" | "space" | "name" | "path" | "alias" | "sizeBytes">,
): UploadEntry {
  return {
    ...facts,
    identity: null,
    stage: "waiting",
    isChecked: false,
    isKept: false,
    concerns: [],
    warnings: [],
    ratio: 0,
    sentRatio: 0,
    lane: null,
    isInParts: false,
    sha256: null,
    audio: null,
    isFixed: false,
    isStored: false,
    isReopenable: false,
    round: 0,
    tries: 0,
    fault: null,
    retryAtMs: null,
  };
}

/** The entry after `event`; the same object where the event has no meaning in its stage. */
export function reduce(entry: UploadEntry, event: UploadEvent): UploadEntry {
  if (!stagesFor[event.type].includes(entry.stage)) return entry;
  switch (event.type) {
    case "checkStarted":
      return { ...entry, stage: "checking", ratio: 0, fault: null };
    case "checking":
      return { ...entry, ratio: event.ratio };
    case "hashed":
      return { ...entry, ratio: 1, sha256: event.sha256 };
    case "checked":
      return decide({ ...entry, tries: 0, warnings: event.warnings }, event.concerns);
    case "approved":
      return decide({ ...entry, isKept: entry.isKept || isDuplicate(entry) }, entry.concerns.slice(1));
    case "started":
      return { ...entry, stage: "encoding", ratio: 0, lane: entry.lane ?? event.lane, fault: null };
    case "encoding":
      return { ...entry, ratio: event.ratio };
    case "sending":
      return sending(entry, event.ratio);
    case "created":
      return { ...entry, audio: event.audio };
    case "divided":
      return { ...entry, isInParts: true };
    case "rerouted":
      return { ...entry, lane: "bulk" };
    case "stored":
      return { ...entry, stage: "received", ratio: 0, sentRatio: 1, audio: event.audio, isStored: true, tries: 0 };
    case "converting":
      return { ...entry, stage: "converting", ratio: event.ratio };
    case "available": {
      const warnings = event.isPartial ? [...entry.warnings, PARTIAL_WARNING] : entry.warnings;
      return { ...entry, stage: "available", ratio: 1, warnings };
    }
    case "mismatched":
      return { ...stop(afresh(entry), event), round: entry.round + 1 };
    case "interrupted":
      return { ...entry, stage: "waiting", ratio: 0, tries: entry.tries + 1 };
    case "paused":
      return { ...entry, stage: "paused", ratio: 0, fault: null, retryAtMs: null };
    case "resumed":
      return { ...entry, stage: "waiting", tries: 0 };
    case "missing":
      return { ...entry, stage: "missing", ratio: 0, fault: event.fault, retryAtMs: null };
    case "found":
      return { ...entry, stage: "waiting", isChecked: false, concerns: [], fault: null };
    case "kept":
      return entry.isReopenable === event.isReopenable ? entry : { ...entry, isReopenable: event.isReopenable };
    case "failed":
      return stop(entry, event);
    case "refused":
      return { ...entry, stage: "refused", ratio: 0, fault: event.fault };
    case "cancelled":
      return { ...entry, stage: "cancelled", ratio: 0, fault: null, retryAtMs: null };
    case "retried":
      return { ...entry, stage: "waiting", ratio: 0, fault: null, retryAtMs: null };
    case "amended":
      return amend(entry, event.wishes);
  }
}

function sending(entry: UploadEntry, ratio: number): UploadEntry {
  const sentRatio = Math.max(entry.sentRatio, ratio);
  const tries = sentRatio > entry.sentRatio ? 0 : entry.tries;
  return { ...entry, stage: "sending", ratio: sentRatio, sentRatio, tries, isFixed: true };
}

function stop(entry: UploadEntry, { fault, retryAtMs }: { fault: UploadFault; retryAtMs: number | null }): UploadEntry {
  return { ...entry, stage: "failed", ratio: 0, fault, retryAtMs, tries: entry.tries + 1 };
}

/** As if nothing had been read or sent of it. */
function afresh(entry: UploadEntry): UploadEntry {
  const unsentYet = { isChecked: false, isInParts: false, isStored: false, sha256: null, audio: null };
  return { ...entry, ...unsentYet, ratio: 0, sentRatio: 0 };
}

/** A file that goes elsewhere is looked into anew: another space has other rules, and other audios. */
function amend(entry: UploadEntry, wishes: Partial<UploadWishes>): UploadEntry {
  if (entry.isFixed) return entry;
  const after = { ...entry, ...wishes };
  if (after.owner === entry.owner && after.space === entry.space) return after;
  const stage = entry.stage === "missing" || entry.stage === "paused" ? entry.stage : "waiting";
  return { ...afresh(after), stage, isKept: false, concerns: [], warnings: [], fault: null, retryAtMs: null };
}

/** Goes on by itself where nothing is left to decide. */
function decide(entry: UploadEntry, concerns: readonly Concern[]): UploadEntry {
  const stage = concerns.length > 0 ? "held" : "waiting";
  return { ...entry, concerns, stage, isChecked: concerns.length === 0, ratio: 0 };
}

/** Whether the file waits for a decision because its bytes are there already. */
export function isDuplicate({ stage, concerns }: UploadEntry): boolean {
  return stage === "held" && concerns[0]?.kind === "duplicate";
}

/** Whether the person may do this to the entry now. */
export function may(entry: UploadEntry, act: "cancelled" | "retried" | "amended" | "paused" | "resumed"): boolean {
  return stagesFor[act].includes(entry.stage) && !(act === "amended" && entry.isFixed);
}

const openStages: readonly UploadStage[] = ["waiting", ...underWay, "received", "converting"];

/** Whether the entry still moves by itself. */
export function isOpen(entry: UploadEntry): boolean {
  return openStages.includes(entry.stage);
}

/** Whether nothing more will come of the entry, whatever anybody does. */
export function hasEnded({ stage }: UploadEntry): boolean {
  return stage === "available" || stage === "refused" || stage === "cancelled";
}

/**
 * Whether closing the page now would lose this file: the server does not have it, somebody wants it there, and it could not
 * be opened again.
 */
export function wouldBeLost(entry: UploadEntry): boolean {
  return unsent.includes(entry.stage) && entry.stage !== "missing" && !entry.isReopenable;
}
