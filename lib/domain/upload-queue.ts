import type { Lane } from "./lanes.ts";

/**
 * Where a file is on its way. `held` waits for a person's decision. `failed` may be tried again as it is; `refused` may
 * not: the file itself, or the person's right to upload it, would have to change.
 */
export type UploadStage =
  | "waiting"
  | "checking"
  | "held"
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
  | { type: "checkStarted" }
  | { type: "checking"; ratio: number }
  /** Its bytes are known before they are encoded; whether they are in the space already is being asked. */
  | { type: "hashed"; sha256: string }
  | { type: "checked"; concerns: readonly Concern[]; warnings: readonly string[] }
  /** The same bytes were found while a large file was made ready. */
  | { type: "twinFound"; twin: Twin }
  /** A person wants it sent in spite of the first concern. */
  | { type: "approved" }
  | { type: "started"; lane: Lane }
  | { type: "encoding"; ratio: number }
  | { type: "prepared"; sha256: string }
  | { type: "sending"; ratio: number }
  /** An audio without its file exists; the bytes are still on their way. */
  | { type: "created"; audio: string }
  | { type: "stored"; audio: string }
  | { type: "converting"; ratio: number }
  | { type: "available"; isPartial: boolean }
  | { type: "refused"; fault: UploadFault }
  | { type: "failed"; fault: UploadFault }
  | { type: "cancelled" }
  | { type: "retried" }
  | { type: "renamed"; alias: string };

/** The stages in which each event means something. Anywhere else it comes too late and changes nothing. */
const stagesFor: Record<UploadEvent["type"], readonly UploadStage[]> = {
  checkStarted: ["waiting"],
  checking: ["checking"],
  hashed: ["checking"],
  checked: ["checking"],
  twinFound: ["encoding"],
  approved: ["held"],
  started: ["waiting"],
  encoding: ["reading", "encoding"],
  prepared: ["reading", "encoding"],
  sending: ["encoding", "sending"],
  created: ["sending"],
  stored: ["reading", "sending"],
  converting: ["converting"],
  available: ["converting"],
  refused: ["waiting", "checking", "reading", "encoding", "sending", "converting"],
  failed: ["waiting", "checking", "reading", "encoding", "sending", "converting"],
  cancelled: ["waiting", "checking", "held", "reading", "encoding", "sending", "failed"],
  retried: ["failed"],
  renamed: ["waiting", "checking", "held", "reading", "encoding", "failed"],
};

/** A file that has just been added. */
export function newEntry(
  facts: Pick<UploadEntry, "id" | "owner" | "space" | "name" | "alias" | "sizeBytes">,
): UploadEntry {
  return {
    ...facts,
    stage: "waiting",
    isChecked: false,
    isKept: false,
    concerns: [],
    warnings: [],
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
    case "checkStarted":
      return { ...entry, stage: "checking", ratio: 0, sha256: null, fault: null };
    case "checking":
      return { ...entry, ratio: event.ratio };
    case "hashed":
      return { ...entry, ratio: 1, sha256: event.sha256 };
    case "checked":
      return decide({ ...entry, warnings: event.warnings }, event.concerns);
    case "twinFound":
      return decide(entry, [{ kind: "duplicate", twin: event.twin }]);
    case "approved":
      return decide({ ...entry, isKept: entry.isKept || isDuplicate(entry) }, entry.concerns.slice(1));
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
      return {
        ...entry,
        stage: "available",
        ratio: 1,
        warnings: event.isPartial ? [...entry.warnings, PARTIAL_WARNING] : entry.warnings,
      };
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
export function may(entry: UploadEntry, act: "cancelled" | "retried" | "renamed"): boolean {
  return stagesFor[act].includes(entry.stage) && !(act === "renamed" && entry.isAliasFixed);
}

const openStages: readonly UploadStage[] = ["waiting", "checking", "reading", "encoding", "sending", "converting"];

/** Whether the entry still moves by itself. */
export function isOpen(entry: UploadEntry): boolean {
  return openStages.includes(entry.stage);
}

/** Whether closing the page now would lose this file: the server does not have it, and somebody wants it there. */
export function wouldBeLost(entry: UploadEntry): boolean {
  return !entry.isStored && (isOpen(entry) || entry.stage === "held" || entry.stage === "failed");
}
