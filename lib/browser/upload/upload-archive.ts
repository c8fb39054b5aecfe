import type { UploadEntry } from "../../domain/upload-queue.ts";
import type { TabClaim } from "./tab-claim.ts";
import { createTurns } from "./turns.ts";
import { type CopyFile, createByteKeeper } from "./upload-archive-bytes.ts";
import {
  type Losses,
  listTabs,
  moveUploads,
  removeUploader,
  removeUploads,
  takeUploads,
  writeChanges,
} from "./upload-archive-changes.ts";
import { type FileRecord, inSlices, openArchiveDatabase, type UploadRecord } from "./upload-archive-database.ts";
import { persistQuietly } from "./upload-archive-persist.ts";

/** What a file can be opened from again (`reopenFile`): a handle, its bytes, or neither. */
export type ArchivedFile = { handle: FileSystemFileHandle | null; bytes: Blob | null; lastModified: number };

/** An upload as it was written down last. `tab` is the page load that works on it now. */
export type ArchivedUpload = { entry: UploadEntry; file: ArchivedFile; uploader: string; tab: string; order: number };

/** A new upload, to be written down. */
export type NewUpload = { entry: UploadEntry; file: File; handle: FileSystemFileHandle | null };

/**
 * What uploads survive a reload, a crash and a restart of the browser in. Nothing here rejects: where the browser keeps
 * nothing, all goes on as if there was nothing to remember.
 */
export type UploadArchive = {
  /**
   * Writes new uploads down in one transaction, and resolves when they are durable or cannot be; no upload has to wait for
   * it. The bytes of small files without a
   * handle are kept in the background afterwards, one file after the other; `onKept` tells of each.
   */
  add(uploads: readonly NewUpload[]): Promise<void>;
  /**
   * Notes what became of an upload. Changes are gathered for a quarter of a second and written in one transaction. One
   * that was removed, or that another tab took over, stays as it is.
   */
  update(entry: UploadEntry): void;
  /** Forgets, with the next changes, how to open a file that the server has. The entry stays until it is removed. */
  releaseFile(id: string): void;
  /** Forgets uploads with their files. */
  remove(ids: readonly string[]): void;
  /**
   * The uploads of this person that no living tab works on, in the order in which they were added. From now on they are
   * this tab's: of two tabs that ask at once only one gets each. Those unchanged for seven days are forgotten.
   */
  adopt(uploader: string): Promise<ArchivedUpload[]>;
  /** Forgets everything of a person, of all tabs: they sign out for good. */
  forget(uploader: string): Promise<void>;
  /** Tells of each upload that was added or adopted whether its file can be opened again without asking a person for it. */
  onKept(listener: (id: string, isKept: boolean) => void): () => void;
  /** Tells which uploads another tab works on now, because this page was frozen or did not answer. Let go of them. */
  onLost(listener: (ids: readonly string[]) => void): () => void;
  /** Resolves when everything that was noted so far is durable, or cannot be; the bytes of files excepted. */
  flush(): Promise<void>;
  /** Writes what was noted and lets the database go. */
  close(): void;
};

type UploadArchiveOptions = {
  /** Who is signed in. What nobody adds is not kept. */
  uploader: () => string | null;
  claim: TabClaim;
  copy: CopyFile;
  /** Milliseconds since 1970. */
  now?: () => number;
};

type Writing = {
  uploads: readonly NewUpload[];
  records: readonly Omit<UploadRecord, "uploader" | "tab">[];
  person: string;
};

const GATHER_MS = 250;

const FORGET_AFTER_MS = 7 * 24 * 60 * 60 * 1000;

/** Opens the archive of one page. The database is touched with the first call. */
export function openUploadArchive({ uploader, claim, copy, now = Date.now }: UploadArchiveOptions): UploadArchive {
  const database = openArchiveDatabase();
  const inTurn = createTurns();
  const keptListeners = new Set<(id: string, isKept: boolean) => void>();
  const lostListeners = new Set<(ids: readonly string[]) => void>();
  const bytes = createByteKeeper({ database, copy, onKept: tellOfBytes });
  /** Uploads that could be opened by their handle, where there is no room for their bytes. */
  const withHandle = new Set<string>();
  /** What this tab works on, as it was written last. */
  const mine = new Map<string, UploadRecord>();
  const changed = new Map<string, UploadEntry>();
  const released = new Set<string>();
  /** The name under which `mine` is written down. After a freeze it lags behind the claim until the uploads are moved. */
  let tab: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastOrder = 0;

  const stopListening = claim.onReturned(() => void inTurn(comeBack));

  async function add(uploads: readonly NewUpload[]): Promise<void> {
    const person = uploader();
    const records = uploads.map(({ entry, file: { lastModified } }) => {
      return { id: entry.id, entry, order: nextOrder(), lastModified, changedAtMs: now() };
    });
    const isWritten = person !== null && (await inTurn(() => write({ uploads, records, person })));
    if (isWritten) void persistQuietly();
    else for (const { entry } of uploads) tellKept(entry.id, false);
  }

  async function write({ uploads, records, person }: Writing): Promise<boolean> {
    const name = await holdTab();
    const owned = records.map((record) => ({ ...record, uploader: person, tab: name }));
    const handles = uploads.flatMap(({ entry, handle }) => (handle ? { id: entry.id, handle } : []));
    const isWritten = await database.change(async (stores) => {
      await inSlices(owned, (record) => stores.uploads.put(record));
      await inSlices(handles, (record) => stores.files.put(record));
      return true;
    });
    if (!isWritten) return false;
    for (const record of owned) mine.set(record.id, record);
    for (const { entry, file, handle } of uploads) {
      if (handle) withHandle.add(entry.id);
      // With a handle too: after a reload a person would have to allow that it is read.
      bytes.keep(entry.id, file);
    }
    return true;
  }

  async function holdTab(): Promise<string> {
    tab ??= await claim.hold();
    return tab;
  }

  /** Microseconds since 1970 or just after the last one: in the order of adding over all tabs. */
  function nextOrder(): number {
    lastOrder = Math.max(lastOrder + 1, now() * 1000);
    return lastOrder;
  }

  function writeSoon(): void {
    timer ??= setTimeout(() => void writeChanged(), GATHER_MS);
  }

  function writeChanged(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    return inTurn(async () => {
      const entries = [...changed.values()];
      const releasedIds = [...released];
      changed.clear();
      released.clear();
      const name = tab;
      if (name === null) return;
      const records = entries.flatMap((entry) => {
        const record = mine.get(entry.id);
        return record ? { ...record, entry, tab: name, changedAtMs: now() } : [];
      });
      if (records.length + releasedIds.length === 0) return;
      for (const id of releasedIds) bytes.drop(id);
      const change = { tab: name, records, releasedIds, ids: [...mine.keys()] };
      settle(await database.change((stores) => writeChanges(stores, change)));
    });
  }

  /** Only what nobody took over while this page was frozen is its own under the new name. */
  async function comeBack(): Promise<void> {
    if (tab === null) return;
    const from = tab;
    const to = await claim.hold();
    tab = to;
    settle(await database.change((stores) => moveUploads(stores, { from, to, ids: [...mine.keys()] })));
  }

  function settle(losses: Losses | null): void {
    if (!losses) return;
    for (const id of losses.gone) tellKept(id, false);
    drop([...losses.gone, ...losses.taken]);
    if (losses.taken.length > 0) for (const listener of lostListeners) listener(losses.taken);
  }

  function drop(ids: readonly string[]): void {
    for (const id of ids) {
      mine.delete(id);
      changed.delete(id);
      withHandle.delete(id);
      bytes.drop(id);
    }
  }

  async function adopt(person: string): Promise<ArchivedUpload[]> {
    const tabs = (await inTurn(() => database.change((stores) => listTabs(stores, person)))) ?? [];
    // Asked out of turn: without Web Locks the answer takes more than a second. A tab that has ended never comes back.
    const others = tabs.filter((other) => other !== tab);
    const living = await claim.living(others);
    const from = others.filter((other) => other !== tab && !living.has(other));
    if (from.length === 0) return [];
    return inTurn(async () => {
      const take = { uploader: person, from, tab: await holdTab(), oldestMs: now() - FORGET_AFTER_MS };
      const taken = (await database.change((stores) => takeUploads(stores, take))) ?? [];
      for (const { record, file } of taken) {
        mine.set(record.id, record);
        tellKept(record.id, file !== undefined);
      }
      return taken.map(toArchivedUpload);
    });
  }

  function tellOfBytes(id: string, isKept: boolean): void {
    tellKept(id, isKept || withHandle.has(id));
  }

  function tellKept(id: string, isKept: boolean): void {
    for (const listener of keptListeners) listener(id, isKept);
  }

  return {
    add,
    update(entry) {
      changed.set(entry.id, entry);
      writeSoon();
    },
    releaseFile(id) {
      bytes.drop(id);
      released.add(id);
      writeSoon();
    },
    remove(ids) {
      void inTurn(async () => {
        drop(ids);
        await database.change((stores) => removeUploads(stores, ids));
      });
    },
    adopt,
    forget: (person) =>
      inTurn(async () => drop((await database.change((stores) => removeUploader(stores, person))) ?? [])),
    onKept: (listener) => listen(keptListeners, listener),
    onLost: (listener) => listen(lostListeners, listener),
    flush: writeChanged,
    close() {
      stopListening();
      void writeChanged().then(() => database.close());
    },
  };
}

function toArchivedUpload({ record, file }: { record: UploadRecord; file: FileRecord | undefined }): ArchivedUpload {
  const { entry, uploader, tab, order, lastModified } = record;
  const handle = file?.handle ?? null;
  const bytes = file?.bytes ?? null;
  return { entry, file: { handle, bytes, lastModified }, uploader, tab, order };
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
