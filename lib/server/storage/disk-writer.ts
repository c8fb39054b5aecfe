import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Problem } from "../../contract/problem.ts";
import { createHashedBuffer } from "./hashed-buffer.ts";

/** One blob on its way into storage: written, finished, and then committed or aborted. */
export type BlobWriter = {
  /** Bytes written so far. */
  readonly sizeBytes: number;
  /** Takes the next bytes; they are copied. Await it: that is the back-pressure. `Problem("noRoom")` on a full disk. */
  write(chunk: Uint8Array): Promise<void>;
  /** Makes every byte durable and says what arrived (`sha256` in lower-case hex). The blob is still temporary. */
  finish(): Promise<{ sizeBytes: number; sha256: string }>;
  /** Gives the finished blob its durable name and returns the key. */
  commit(): Promise<string>;
  /** Leaves nothing behind. May be called at any time and again; after a commit it does nothing. */
  abort(): Promise<void>;
};

/** The disk begins with so much of a long file while the rest is still on its way. */
const EARLY_SYNC_BYTES = 32 * 1024 * 1024;

/** A name no one can guess and nothing else has: `ab/` and 32 hexadecimal digits that begin with `ab`. */
export function newKey(): string {
  const name = randomBytes(16).toString("hex");
  return `${name.slice(0, 2)}/${name}`;
}

/** Opens a new file at `temporaryPath` and returns the writer that fills it and moves it to a key under `root`. */
export async function createDiskWriter(root: string, temporaryPath: string): Promise<BlobWriter> {
  const handle = await orNoRoom(open(temporaryPath, "wx", 0o600));
  const early = createEarlySync(handle);
  const hashed = createHashedBuffer(async (bytes) => {
    await orNoRoom(writeAll(handle, bytes));
    early.note(bytes.length);
  });
  let state: "open" | "finished" | "committed" | "aborted" = "open";

  function expect(expected: typeof state): void {
    if (state !== expected) throw new Error(`This blob is ${state}, not ${expected}.`);
  }

  return {
    get sizeBytes() {
      return hashed.sizeBytes;
    },
    async write(chunk) {
      expect("open");
      await hashed.write(chunk);
    },
    async finish() {
      expect("open");
      const sha256 = await hashed.end();
      await early.end();
      await orNoRoom(handle.sync());
      await handle.close();
      state = "finished";
      return { sizeBytes: hashed.sizeBytes, sha256 };
    },
    async commit() {
      expect("finished");
      const key = await moveToKey(root, temporaryPath);
      state = "committed";
      return key;
    },
    async abort() {
      if (state === "committed" || state === "aborted") return;
      state = "aborted";
      // Closing waits for a write that is still on its way.
      await handle.close().catch(ignore);
      await rm(temporaryPath, { force: true });
    },
  };
}

/**
 * Gives a durable file a new key, by `rename` or `link`, and makes the new name durable too: POSIX promises nothing about
 * that until the directory itself is synced.
 */
export async function moveToKey(
  root: string,
  temporaryPath: string,
  move: (from: string, to: string) => Promise<void> = rename,
): Promise<string> {
  const key = newKey();
  const target = path.join(root, key);
  const folder = path.dirname(target);
  const firstMade = await orNoRoom(mkdir(folder, { recursive: true }));
  await orNoRoom(move(temporaryPath, target));
  await syncFolder(folder);
  if (firstMade !== undefined) await syncFolder(root);
  return key;
}

/** Makes the bytes of the file at `filePath` durable, whoever wrote them. */
export async function syncFile(filePath: string): Promise<void> {
  const handle = await open(filePath, "r+");
  try {
    await orNoRoom(handle.sync());
  } finally {
    await handle.close();
  }
}

/** Makes durable in the background, a stretch at a time, so that little is left to wait for at the end. */
function createEarlySync(handle: FileHandle) {
  let unsyncedBytes = 0;
  let syncing: Promise<void> | null = null;
  let failed: { error: unknown } | null = null;
  return {
    note(bytes: number): void {
      unsyncedBytes += bytes;
      if (syncing || unsyncedBytes < EARLY_SYNC_BYTES) return;
      unsyncedBytes = 0;
      syncing = orNoRoom(handle.datasync())
        .catch((error: unknown) => {
          failed ??= { error };
        })
        .finally(() => {
          syncing = null;
        });
    },
    /** The system tells each failure once, and that may have been to one of these. */
    async end(): Promise<void> {
      await syncing;
      if (failed) throw failed.error;
    },
  };
}

/** Writes every byte at `position`, or where the file stands if that is left out. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position?: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const place = position === undefined ? null : position + at;
    at += (await handle.write(bytes, at, bytes.length - at, place)).bytesWritten;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a directory; its file systems keep renames in their journal.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Passes `work` on, with a full disk or an exhausted quota told as what it is. */
export async function orNoRoom<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ENOSPC" && code !== "EDQUOT") throw error;
    throw new Problem("noRoom", "The server has no room left for this file.", { cause: error });
  }
}

function ignore(): void {}
