import { newEntry, type UploadEntry } from "@/lib/domain/upload-queue";

/** An entry of a queue, for tests. */
export function entryOf(changes: Partial<UploadEntry> = {}): UploadEntry {
  const facts = { id: "1", batch: "b", number: 1, owner: "ada", space: "main", path: "a.mp3", name: "a.mp3" };
  return { ...newEntry({ ...facts, alias: "a", sizeBytes: 1000 }), ...changes };
}

/** Entries in these stages, `1` to n. */
export function entriesIn(...stages: UploadEntry["stage"][]): UploadEntry[] {
  return stages.map((stage, index) => entryOf({ id: `${index + 1}`, number: index + 1, stage }));
}
