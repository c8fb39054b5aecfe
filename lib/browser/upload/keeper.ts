import { hasEnded, type UploadEntry, type UploadFault } from "../../domain/upload-queue.ts";
import type { EntryStore } from "./entry-store.ts";
import type { GivenFile } from "./given-file.ts";
import type { NewEntry } from "./new-entries.ts";
import { reopenFile, requestRead } from "./reopen-file.ts";
import type { ArchivedFile, ArchivedUpload, UploadArchive } from "./upload-archive.ts";
import type { SpaceAddress } from "./upload-rules.ts";

/** Holds the files of the entries, and lets the archive know what it needs to take them up again on another page. */
export type Keeper = {
  fileOf(id: string): File | undefined;
  add(added: readonly NewEntry[]): void;
  /** Gives files to entries that miss them, by name, size and space. The others come back. */
  giveBack(given: readonly GivenFile[], target: SpaceAddress): GivenFile[];
  note(entry: UploadEntry, before: UploadEntry): void;
  /** Resolves when what is known of all entries would outlive the page. */
  writeDown(): Promise<void>;
  remove(ids: readonly string[]): void;
  /** Asks for the right to read the files of these entries again; to be called in a click. */
  reopen(ids: readonly string[]): Promise<void>;
  /** Puts what this person left in this browser behind the other entries. */
  takeUp(uploader: string): Promise<void>;
  forget(uploader: string): void;
  /** Lets go of all files. */
  letGo(): void;
  close(): void;
};

type KeeperOptions = {
  archive: UploadArchive | null;
  store: EntryStore;
  /** Hears that something can go on that could not before. */
  onReady: () => void;
  /** Hears that another tab works on these entries now. */
  onLost: (ids: readonly string[]) => void;
};

export function createKeeper({ archive, store, onReady, onLost }: KeeperOptions): Keeper {
  const files = new Map<string, File>();
  const archived = new Map<string, ArchivedFile>();
  const stopListening = [
    archive?.onKept((id, isReopenable) => store.dispatch(id, { type: "kept", isReopenable })),
    archive?.onLost((ids) => {
      for (const id of ids) files.delete(id);
      onLost(ids);
    }),
  ];

  /** Opens the file of an entry that was taken up; an entry whose file needs a person waits for one. */
  async function open({ id, name, sizeBytes }: UploadEntry, file: ArchivedFile): Promise<void> {
    const reopened = await reopenFile(file, name);
    if (reopened.kind !== "file") {
      store.dispatch(id, { type: "missing", fault: reopened.kind === "gone" ? chooseAgain : allowAgain });
      return;
    }
    files.set(id, reopened.file);
    const isSame = reopened.file.lastModified === file.lastModified && reopened.file.size === sizeBytes;
    // What it says now is not known yet: it is looked into anew.
    if (!isSame) store.dispatch(id, { type: "missing", fault: chooseAgain });
    store.dispatch(id, { type: "found" });
    onReady();
  }

  function restore(uploads: readonly ArchivedUpload[]): UploadEntry[] {
    const entries = uploads.map(({ entry }) => toRestored(entry));
    for (const [index, { file }] of uploads.entries()) archived.set((entries[index] as UploadEntry).id, file);
    return entries;
  }

  return {
    fileOf: (id) => files.get(id),
    add(added) {
      for (const { entry, given } of added) files.set(entry.id, given.file);
      void archive?.add(added.map(({ entry, given }) => ({ entry, file: given.file, handle: given.handle })));
    },
    giveBack(given, { owner, space }) {
      const missing = store
        .entries()
        .filter((entry) => entry.stage === "missing" && entry.owner === owner && entry.space === space);
      return given.filter(({ file, path }) => {
        const fits = (entry: UploadEntry) => entry.name === file.name && entry.sizeBytes === file.size;
        // Of two that look alike the one of the same folder.
        const there = missing.findIndex((entry) => fits(entry) && entry.path === path);
        const at = there < 0 ? missing.findIndex(fits) : there;
        if (at < 0) return true;
        const [entry] = missing.splice(at, 1) as [UploadEntry];
        files.set(entry.id, file);
        store.dispatch(entry.id, { type: "found" });
        return false;
      });
    },
    note(entry, before) {
      const isWorthIt = entry.stage !== before.stage || entry.audio !== before.audio || entry.ratio === before.ratio;
      if (isWorthIt) archive?.update(entry);
      if (!hasEnded(entry) || hasEnded(before)) return;
      files.delete(entry.id);
      archive?.releaseFile(entry.id);
    },
    writeDown: () => archive?.flush() ?? Promise.resolve(),
    remove(ids) {
      for (const id of ids) {
        files.delete(id);
        archived.delete(id);
      }
      archive?.remove(ids);
    },
    async reopen(ids) {
      const waiting = ids.flatMap((id) => {
        const [entry, file] = [store.find(id), archived.get(id)];
        return entry?.stage === "missing" && file ? [{ entry, file }] : [];
      });
      await requestRead(waiting.flatMap(({ file }) => file.handle ?? []));
      for (const { entry, file } of waiting) await open(entry, file);
    },
    async takeUp(uploader) {
      const uploads = (await archive?.adopt(uploader)) ?? [];
      const going = new Set(uploads.flatMap(({ entry }) => (hasEnded(entry) ? [] : entry.batch)));
      // Of a batch that had come to its end everything has been told.
      const told = uploads.filter(({ entry }) => !going.has(entry.batch));
      archive?.remove(told.map(({ entry }) => entry.id));
      const entries = restore(uploads.filter(({ entry }) => going.has(entry.batch)));
      if (entries.length === 0) return;
      store.add(entries);
      // What the server has already goes on without its file.
      onReady();
      for (const entry of entries) {
        const file = archived.get(entry.id);
        if (file && isWaiting(entry)) await open(entry, file);
      }
    },
    forget(uploader) {
      void archive?.forget(uploader);
    },
    letGo() {
      files.clear();
      archived.clear();
    },
    close() {
      for (const stop of stopListening) stop?.();
      archive?.close();
    },
  };
}

const chooseAgain: UploadFault = {
  code: "fileGone",
  detail: "Choose this file again: the browser could not keep it. What has arrived of it is kept for a day.",
};

const allowAgain: UploadFault = {
  code: "needsPermission",
  detail: "The browser asks for your permission to read this file again.",
};

/** An entry as another page left it: whatever was under way there waits for its turn. */
function toRestored(entry: UploadEntry): UploadEntry {
  const { stage } = entry;
  const waits = { ...entry, ratio: 0, tries: 0, fault: null, retryAtMs: null };
  if (stage === "checking" || stage === "encoding" || stage === "sending" || stage === "missing") {
    return { ...waits, stage: "waiting" };
  }
  return stage === "failed" && entry.fault?.code !== "unconfirmed" ? { ...waits, stage: "waiting" } : entry;
}

/** Whether the entry needs its file. */
function isWaiting({ stage }: UploadEntry): boolean {
  return stage === "waiting" || stage === "held" || stage === "paused" || stage === "failed";
}
