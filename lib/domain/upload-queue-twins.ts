import type { Twin, UploadEntry } from "./upload-queue.ts";

const onTheWay = [
  "waiting",
  "paused",
  "missing",
  "encoding",
  "sending",
  "received",
  "converting",
  "available",
  "failed",
];

/**
 * Another file among these that brings the same bytes to the same space, and was there first: nothing stands against that
 * one. Null where there is none.
 */
export function findTwinEntry(entries: readonly UploadEntry[], entry: UploadEntry, sha256: string): Twin | null {
  const twin = entries.find(
    (other) =>
      other.id !== entry.id &&
      other.sha256 === sha256 &&
      other.owner === entry.owner &&
      other.space === entry.space &&
      other.isChecked &&
      onTheWay.includes(other.stage),
  );
  return twin ? { audio: null, name: twin.name } : null;
}
