import { randomUUID } from "node:crypto";
import { type FileHandle, lstat, mkdir, open, opendir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Problem } from "../../contract/problem.ts";
import { type BlobWriter, createDiskWriter, moveToKey, orNoRoom, syncFile } from "./disk-writer.ts";
import { createUnfinishedFiles, type UnfinishedFiles } from "./unfinished-files.ts";

export type { BlobWriter } from "./disk-writer.ts";

/** A stretch of a blob in bytes: `end` is exclusive. */
export type BlobRange = { start: number; end: number };

/** One stored blob, as a listing shows it. */
export type BlobEntry = { key: string; sizeBytes: number; modifiedAt: Date };

/**
 * Blobs under generated keys. A key is only ever given out for durable bytes. A blob that is not there is
 * `Problem("notFound")`; a full disk is `Problem("noRoom")`; a key that was never generated is a plain Error.
 */
export type Storage = {
  /** A writer for a new blob. Whoever opens it commits or aborts it. */
  createWriter(): Promise<BlobWriter>;
  /** A fresh path among the temporary files, for a process that writes a file by itself. */
  temporaryPath(): string;
  /** Makes a file written at a {@link Storage.temporaryPath} durable, gives it a key and returns that. */
  adopt(temporaryPath: string): Promise<string>;
  /** The absolute path of a blob, for processes that need a seekable file. */
  path(key: string): string;
  /** Length in bytes. */
  size(key: string): Promise<number>;
  /** The blob, or a range of it, read as it is asked for. A blob shorter than the range errors the stream. */
  read(key: string, range?: BlobRange): ReadableStream<Uint8Array>;
  /** Exactly the bytes of `range`; an Error when the blob is shorter. */
  readBytes(key: string, range: BlobRange): Promise<Uint8Array>;
  /** Removes a blob; one that is not there is fine. */
  remove(key: string): Promise<void>;
  /** Every blob, in no particular order. Blobs that come or go meanwhile may or may not be among them. */
  list(): AsyncIterable<BlobEntry>;
  /** Files that come in parts. */
  unfinished: UnfinishedFiles;
  /** Removes temporary files not written to for `olderThanMs` and returns how many. */
  sweepTemporary(olderThanMs: number): Promise<number>;
};

const KEY = /^([0-9a-f]{2})\/\1[0-9a-f]{30}$/;
const SHARD = /^[0-9a-f]{2}$/;
const READ_BYTES = 256 * 1024;

/** Opens the blob store under `root`, a folder on one file system, which is made when it is not there. */
export async function createDiskStorage(root: string): Promise<Storage> {
  const base = path.resolve(root);
  const temporary = path.join(base, "tmp");
  await orNoRoom(mkdir(temporary, { recursive: true }));

  function pathOf(key: string): string {
    if (!KEY.test(key)) throw new Error(`${JSON.stringify(key)} is not the key of a blob.`);
    return path.join(base, key);
  }
  const temporaryPath = () => path.join(temporary, randomUUID());

  return {
    createWriter: () => createDiskWriter(base, temporaryPath()),
    temporaryPath,
    adopt: (source) => adopt(base, temporary, source),
    path: pathOf,
    size: async (key) => (await orNotFound(stat(pathOf(key)))).size,
    read: (key, range) => readStream(pathOf(key), range),
    readBytes: async (key, range) => readBytes(pathOf(key), range),
    remove: async (key) => rm(pathOf(key), { force: true }),
    list: () => list(base),
    unfinished: await createUnfinishedFiles(base, path.join(base, "unfinished")),
    sweepTemporary: (olderThanMs) => sweep(temporary, olderThanMs),
  };
}

async function adopt(base: string, temporary: string, source: string): Promise<string> {
  const resolved = path.resolve(source);
  const isOurs = path.dirname(resolved) === temporary && (await lstat(resolved)).isFile();
  if (!isOurs) throw new Error("Only a regular file among the temporary ones can be adopted.");
  await syncFile(resolved);
  return moveToKey(base, resolved);
}

function readStream(filePath: string, range: BlobRange | undefined): ReadableStream<Uint8Array> {
  if (range) assertRange(range);
  const end = range?.end ?? Number.POSITIVE_INFINITY;
  let at = range?.start ?? 0;
  let handle: FileHandle | undefined;
  let isOver = false;

  async function close(): Promise<void> {
    isOver = true;
    const open = handle;
    handle = undefined;
    await open?.close();
  }

  async function pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    try {
      handle ??= await orNotFound(open(filePath, "r"));
      // Cancelled while the file was being opened: nobody else will close it.
      if (isOver) return await close();
      const chunk = await readChunk(handle, at, Math.min(READ_BYTES, end - at));
      if (isOver) return;
      at += chunk.length;
      if (chunk.length > 0) controller.enqueue(chunk);
      else if (range && at < end) throw new Error("The blob is shorter than the range that was asked for.");
      if (chunk.length > 0 && at < end) return;
      await close();
      controller.close();
    } catch (error) {
      await close().catch(() => undefined);
      throw error;
    }
  }

  // Nothing is read ahead: a stream that is never read never opens its file.
  return new ReadableStream<Uint8Array>({ pull, cancel: close }, { highWaterMark: 0 });
}

async function readChunk(handle: FileHandle, position: number, maxBytes: number): Promise<Uint8Array> {
  if (maxBytes === 0) return new Uint8Array(0);
  const buffer = new Uint8Array(Buffer.allocUnsafeSlow(maxBytes).buffer);
  const { bytesRead } = await handle.read(buffer, 0, maxBytes, position);
  return buffer.subarray(0, bytesRead);
}

async function readBytes(filePath: string, range: BlobRange): Promise<Uint8Array> {
  assertRange(range);
  const bytes = new Uint8Array(range.end - range.start);
  const handle = await orNotFound(open(filePath, "r"));
  try {
    for (let filled = 0; filled < bytes.length; ) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, range.start + filled);
      if (bytesRead === 0) throw new Error("The blob is shorter than the range that was asked for.");
      filled += bytesRead;
    }
  } finally {
    await handle.close();
  }
  return bytes;
}

function assertRange({ start, end }: BlobRange): void {
  const isRange = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end >= start;
  if (!isRange) throw new RangeError(`${start}-${end} is not a range of bytes.`);
}

async function* list(base: string): AsyncGenerator<BlobEntry> {
  for await (const shard of await opendir(base)) {
    if (!shard.isDirectory() || !SHARD.test(shard.name)) continue;
    for await (const file of await opendir(path.join(base, shard.name))) {
      const key = `${shard.name}/${file.name}`;
      const found = KEY.test(key) ? await statOrNull(path.join(base, key)) : null;
      if (found?.isFile()) yield { key, sizeBytes: found.size, modifiedAt: found.mtime };
    }
  }
}

async function sweep(temporary: string, olderThanMs: number): Promise<number> {
  const newestMs = Date.now() - olderThanMs;
  let removed = 0;
  for await (const entry of await opendir(temporary)) {
    const filePath = path.join(temporary, entry.name);
    const found = await statOrNull(filePath);
    if (!found || found.mtimeMs > newestMs) continue;
    await rm(filePath, { force: true, recursive: true });
    removed++;
  }
  return removed;
}

async function statOrNull(filePath: string) {
  return lstat(filePath).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new Problem("notFound", "The stored file is not there.", { cause: error });
  }
}
