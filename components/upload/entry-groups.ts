import { may, type UploadEntry, type UploadStage } from "@/lib/domain/upload-queue";

/** The parts of the list, in the order in which they are shown. */
export const groupNames = ["held", "missing", "stopped", "underWay", "waiting", "finished"] as const;

export type GroupName = (typeof groupNames)[number];

/** Which part of the list shows an entry whatever its stage, because somebody is at work in its row. */
export type Pins = ReadonlyMap<string, GroupName>;

/** The entries that a part of the list shows, and how many belong there. */
export type EntryGroup = { entries: UploadEntry[]; count: number };

const groupOfStage: Record<UploadStage, GroupName> = {
  held: "held",
  missing: "missing",
  failed: "stopped",
  refused: "stopped",
  checking: "underWay",
  encoding: "underWay",
  sending: "underWay",
  received: "underWay",
  converting: "underWay",
  paused: "underWay",
  waiting: "waiting",
  available: "finished",
  cancelled: "finished",
};

/** Sorts entries into the parts of the list, each in the order of the queue; what has finished, the latest first. */
export function toGroups(entries: readonly UploadEntry[], pins: Pins): Record<GroupName, EntryGroup> {
  const groups = Object.fromEntries(groupNames.map((name) => [name, { entries: [], count: 0 }])) as unknown as Record<
    GroupName,
    EntryGroup
  >;
  for (const entry of entries) {
    const natural = groupOfStage[entry.stage];
    groups[natural].count++;
    groups[pins.get(entry.id) ?? natural].entries.push(entry);
  }
  groups.finished.entries.reverse();
  return groups;
}

/**
 * The first `most` entries of a group, in their order, and those that are pinned. Files that move right now go before others
 * of their group: they are few.
 */
export function toShown(entries: readonly UploadEntry[], most: number, pins: Pins): readonly UploadEntry[] {
  if (entries.length <= most) return entries;
  const moving = entries.filter(isMoving).slice(0, most);
  const shown = new Set(moving);
  for (const entry of entries) {
    if (shown.size >= most) break;
    shown.add(entry);
  }
  return entries.filter((entry) => shown.has(entry) || pins.has(entry.id));
}

function isMoving({ stage }: UploadEntry): boolean {
  return stage === "checking" || stage === "encoding" || stage === "sending" || stage === "converting";
}

/** Whether trying the file again can do no harm: one that may have arrived is sent again only by whoever has looked. */
export function isSafeToRetry({ stage, fault }: UploadEntry): boolean {
  return stage === "failed" && fault?.code !== "unconfirmed";
}

/** Whether there is something to pause: a file that stopped for good stands still already. */
export function isPausable(entry: UploadEntry): boolean {
  return may(entry, "paused") && (entry.stage !== "failed" || entry.retryAtMs !== null);
}

/** The ids of the entries that `isMeant` is true of. */
export function idsOf(entries: readonly UploadEntry[], isMeant: (entry: UploadEntry) => boolean): string[] {
  return entries.filter(isMeant).map(({ id }) => id);
}
