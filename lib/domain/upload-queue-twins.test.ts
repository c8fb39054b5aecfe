import { expect, it } from "vitest";
import { newEntry, type UploadEntry } from "./upload-queue.ts";
import { findTwinEntry } from "./upload-queue-twins.ts";

function entry(changes: Partial<UploadEntry> = {}): UploadEntry {
  const facts = { id: "1", batch: "b", number: 1, owner: "ada", space: "main", path: "a.mp3" };
  return { ...newEntry({ ...facts, name: "a.mp3", alias: "a", sizeBytes: 1000 }), ...changes };
}

it.each<[string, Partial<UploadEntry>, boolean]>([
  ["waits for its turn", { stage: "waiting" }, true],
  ["is paused", { stage: "paused" }, true],
  ["is sent", { stage: "sending" }, true],
  ["has arrived", { stage: "available" }, true],
  ["waits for a retry", { stage: "failed" }, true],
  ["is not checked yet", { stage: "checking", isChecked: false }, false],
  ["is held itself", { stage: "held", isChecked: false }, false],
  ["was skipped", { stage: "cancelled" }, false],
  ["was refused", { stage: "refused" }, false],
  ["has other bytes", { sha256: "cd" }, false],
  ["goes to another space", { space: "other" }, false],
  ["is the file itself", { id: "1" }, false],
])("a file that %s", (_name, changes, isTwin) => {
  const other = entry({ id: "2", name: "b.mp3", sha256: "ab", isChecked: true, ...changes });
  expect(findTwinEntry([entry(), other], entry(), "ab")).toEqual(isTwin ? { audio: null, name: "b.mp3" } : null);
});
