import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, link, mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Problem } from "../../contract/problem.ts";
import { moveToKey, orNoRoom, syncFile, writeAll } from "./disk-writer.ts";
import { createHashedBuffer } from "./hashed-buffer.ts";

/** Writes one part of an unfinished file. Whoever opens it closes it. */
export type PartWriter = {
  /** Where the next byte goes. */
  readonly offsetBytes: number;
  /** Takes the next bytes; they are copied. `Problem("noRoom")` on a full disk. */
  write(chunk: Uint8Array): Promise<void>;
  /** Makes every byte so far durable. */
  sync(): Promise<void>;
  /** The digest of this part in lower-case hex; nothing can be written after it. */
  digest(): Promise<string>;
  /** Gives back the room of what is behind `sizeBytes`. */
  cut(sizeBytes: number): Promise<void>;
  close(): Promise<void>;
};

/** A file that has become whole, until it is committed or left as it was. */
export type WholeFile = {
  sizeBytes: number;
  /** Lower-case hex. */
  sha256: string;
  writer: {
    /** Gives it a key, under which it is durable. It can also still be found by its old name. */
    commit(): Promise<string>;
    abort(): Promise<void>;
  };
};

/** Files that come in parts and outlive the process, each under a generated name. */
export type UnfinishedFiles = {
  /** Makes an empty one and returns its name. */
  create(): Promise<string>;
  /** Opens it for the part that begins at `offsetBytes`. `notFound` where less is there. */
  open(name: string, part: { offsetBytes: number; algorithm: "sha1" | "sha256" }): Promise<PartWriter>;
  /** Makes it durable and reads it through. */
  finish(name: string): Promise<WholeFile>;
  /** Removes it; one that is not there is fine. */
  remove(name: string): Promise<void>;
  /** The names of those not written to for `olderThanMs`. */
  list(olderThanMs: number): Promise<string[]>;
};

const NAME = /^[0-9a-f-]{36}$/;

/** Keeps unfinished files in `folder`, on the file system of `root`, under which they get their keys. */
export async function createUnfinishedFiles(root: string, folder: string): Promise<UnfinishedFiles> {
  await orNoRoom(mkdir(folder, { recursive: true }));

  function pathOf(name: string): string {
    if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} is not the name of an unfinished file.`);
    return path.join(folder, name);
  }

  return {
    async create() {
      const name = randomUUID();
      await (await orNoRoom(open(pathOf(name), "wx", 0o600))).close();
      return name;
    },
    open: async (name, part) => openPart(pathOf(name), part),
    async finish(name) {
      const file = pathOf(name);
      await syncFile(file);
      return {
        ...(await readThrough(file)),
        writer: { commit: () => moveToKey(root, file, linkOrRename), abort: async () => undefined },
      };
    },
    remove: async (name) => rm(pathOf(name), { force: true }),
    async list(olderThanMs) {
      const newestMs = Date.now() - olderThanMs;
      const names: string[] = [];
      for await (const { name } of await opendir(folder)) {
        const found = NAME.test(name) && (await stat(pathOf(name)).catch(() => null));
        if (found && found.mtimeMs <= newestMs) names.push(name);
      }
      return names;
    },
  };
}

async function openPart(
  filePath: string,
  { offsetBytes, algorithm }: { offsetBytes: number; algorithm: string },
): Promise<PartWriter> {
  const handle = await open(filePath, "r+").catch(toGone);
  try {
    // What is behind stays until it is written over: whoever opens it late, after losing the right, must not cut others'.
    if ((await handle.stat()).size < offsetBytes) toGone();
  } catch (error) {
    await handle.close();
    throw error;
  }
  return createPartWriter(handle, { offsetBytes, algorithm });
}

function createPartWriter(
  handle: FileHandle,
  { offsetBytes, algorithm }: { offsetBytes: number; algorithm: string },
): PartWriter {
  let position = offsetBytes;
  const hashed = createHashedBuffer(async (bytes) => {
    const at = position;
    position += bytes.length;
    await orNoRoom(writeAll(handle, bytes, at));
  }, algorithm);
  return {
    get offsetBytes() {
      return offsetBytes + hashed.sizeBytes;
    },
    write: hashed.write,
    async sync() {
      await hashed.flush();
      await orNoRoom(handle.datasync());
    },
    digest: hashed.end,
    cut: (sizeBytes) => handle.truncate(sizeBytes),
    close: () => handle.close(),
  };
}

async function readThrough(filePath: string): Promise<{ sizeBytes: number; sha256: string }> {
  const handle = await open(filePath, "r");
  const hash = createHash("sha256");
  let sizeBytes = 0;
  for await (const chunk of handle.createReadStream({ highWaterMark: 1024 * 1024 })) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  return { sizeBytes, sha256: hash.digest("hex") };
}

/** With two names for it nothing is lost when what comes next fails; file systems without links have to do with one. */
async function linkOrRename(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => rename(from, to));
}

function toGone(): never {
  throw new Problem("notFound", "What had arrived of this file is no longer there. Begin again.");
}
