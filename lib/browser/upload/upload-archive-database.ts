import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  type OpenDBCallbacks,
  openDB,
} from "idb";
import type { UploadEntry } from "../../domain/upload-queue.ts";

/** One upload as it is written down. */
export type UploadRecord = {
  id: string;
  entry: UploadEntry;
  uploader: string;
  /** The page load that works on it. */
  tab: string;
  order: number;
  /** Of the file, in milliseconds since 1970. */
  lastModified: number;
  /** When the entry was last written by the tab that works on it, in milliseconds since 1970. */
  changedAtMs: number;
};

/** What its file is opened from again: a handle, or the bytes themselves. `keptBytes` is their number. */
export type FileRecord = { id: string; handle?: FileSystemFileHandle; bytes?: Blob; keptBytes?: number };

interface Schema extends DBSchema {
  uploads: { key: string; value: UploadRecord; indexes: { tab: string; uploader: [string, string] } };
  /** Apart from the entries, which change often and would drag the bytes along each time. */
  files: { key: string; value: FileRecord; indexes: { keptBytes: number } };
}

type StoreName = "uploads" | "files";

/** Both stores of one transaction that reads and writes. */
export type ArchiveStores = {
  [Name in StoreName]: IDBPObjectStore<Schema, StoreName[], Name, "readwrite">;
};

export type ArchiveDatabase = {
  /**
   * Runs `work` in one transaction and answers with its result once that is durable; null where nothing was written,
   * because the browser keeps nothing here or something failed. It never rejects. `work` may run twice, where the
   * browser had closed the database, and must wait for nothing but its transaction.
   */
  change<T>(work: (stores: ArchiveStores) => Promise<T>): Promise<T | null>;
  close(): void;
};

/** Name of the database: one an origin. */
export const ARCHIVE_NAME = "earmark-uploads";

const VERSION = 1;

/** What a connection that is no longer one answers with. The browser may close it at any time. */
const CLOSED = ["InvalidStateError", "UnknownError"];

/** Forbidden by the person or the browser, full, or made by a newer version of the app. */
const EXPECTED = ["SecurityError", "QuotaExceededError", "VersionError", "AbortError"];

/** How many requests are made before the page gets the thread back. */
const SLICE = 50;

/** Opens the database when it is first needed, and again after the browser closed it. */
export function openArchiveDatabase(): ArchiveDatabase {
  let current: IDBPDatabase<Schema> | null = null;
  let opening: Promise<IDBPDatabase<Schema> | null> | null = null;
  let isOff = false;
  let hasWarned = false;

  function forget(database: IDBPDatabase<Schema> | null): void {
    database?.close();
    if (current === database) current = null;
  }

  function open(): Promise<IDBPDatabase<Schema> | null> {
    return new Promise((resolve) => {
      const callbacks = {
        upgrade: createStores,
        // A tab with an older version has it open: until that lets go we keep nothing, rather than wait.
        blocked: () => resolve(null),
        blocking: () => forget(current),
        terminated: () => forget(current),
      };
      connect(callbacks).then(resolve, (error) => {
        isOff = true;
        report(error);
        resolve(null);
      });
    });
  }

  /** Rejects where the browser has no database, or throws at the mere question for one. */
  async function connect(callbacks: OpenDBCallbacks<Schema>): Promise<IDBPDatabase<Schema> | null> {
    try {
      const database = await openDB<Schema>(ARCHIVE_NAME, VERSION, callbacks);
      if (isOff) database.close();
      else current = database;
      return current;
    } finally {
      opening = null;
    }
  }

  function report(error: unknown): void {
    if (hasWarned || EXPECTED.includes(nameOf(error))) return;
    hasWarned = true;
    console.warn("Uploads cannot be kept for a reload.", error);
  }

  async function change<T>(work: (stores: ArchiveStores) => Promise<T>, isRetry = false): Promise<T | null> {
    if (isOff) return null;
    if (!current) opening ??= open();
    const database = current ?? (await opening);
    if (!database) return null;
    try {
      return await transact(database, work);
    } catch (error) {
      if (!isRetry && CLOSED.includes(nameOf(error))) {
        forget(database);
        return change(work, true);
      }
      report(error);
      return null;
    }
  }

  return {
    change: (work) => change(work),
    close() {
      isOff = true;
      forget(current);
    },
  };
}

function createStores(database: IDBPDatabase<Schema>): void {
  const uploads = database.createObjectStore("uploads", { keyPath: "id" });
  uploads.createIndex("tab", "tab");
  uploads.createIndex("uploader", ["uploader", "tab"]);
  database.createObjectStore("files", { keyPath: "id" }).createIndex("keptBytes", "keptBytes");
}

/** All or nothing: what fails half-way is undone. */
async function transact<T>(database: IDBPDatabase<Schema>, work: (stores: ArchiveStores) => Promise<T>): Promise<T> {
  const transaction = database.transaction<StoreName[], "readwrite">(["uploads", "files"], "readwrite");
  // Awaited below where all goes well; where it does not, this is the failure that is known already.
  transaction.done.catch(() => {});
  try {
    const result = await work({ uploads: transaction.objectStore("uploads"), files: transaction.objectStore("files") });
    await transaction.done;
    return result;
  } catch (error) {
    abort(transaction);
    throw transaction.error ?? error;
  }
}

function abort(transaction: IDBPTransaction<Schema, StoreName[], "readwrite">): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}

/** Asks for one slice of the items after the other, so that a thousand of them never hold the page up. */
export async function inSlices<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < items.length; start += SLICE) {
    answers.push(...(await Promise.all(items.slice(start, start + SLICE).map(ask))));
  }
  return answers;
}
