import { toCount, toCounted } from "@/components/ui/count-words";
import { isOpen, type UploadEntry } from "@/lib/domain/upload-queue";

/** Files that were given together, as far as they are still in the list: in the order in which they were given. */
export type Batch = { id: string; entries: readonly UploadEntry[] };

/** The batches of a queue, the latest first. */
export function toBatches(entries: readonly UploadEntry[]): Batch[] {
  const byId = Map.groupBy(entries, ({ batch }) => batch);
  return [...byId].map(([id, own]) => ({ id, entries: own })).reverse();
}

/** Whether nothing more becomes of the batch, unless a person wants it. */
export function isOver({ entries }: Batch): boolean {
  return entries.every((entry) => {
    const waits = entry.stage === "held" || entry.stage === "missing" || entry.stage === "paused";
    return !waits && !isOpen(entry) && entry.retryAtMs === null;
  });
}

/** What people know a batch by: the folder that all of it was in, or its first file. */
export function toBatchName({ entries }: Batch): string {
  const [first, ...others] = entries;
  if (!first) return "";
  const [folder, ...rest] = first.path.split("/");
  if (rest.length > 0 && others.every(({ path }) => path.startsWith(`${folder}/`))) {
    return `${folder}, ${toCounted(entries.length, "file")}`;
  }
  if (others.length === 0) return first.name;
  return `${first.name} and ${others.length === 1 ? "1 other" : `${toCount(others.length)} others`}`;
}

/** Where the available audios of a batch are; one space, unless a part of it was sent elsewhere. */
export function toSpaces({ entries }: Batch): { owner: string; space: string }[] {
  const available = entries.filter(({ stage }) => stage === "available");
  const byAddress = new Map(available.map(({ owner, space }) => [`${owner}/${space}`, { owner, space }]));
  return [...byAddress.values()];
}
