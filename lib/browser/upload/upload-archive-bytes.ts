import type { ArchiveDatabase, ArchiveStores } from "./upload-archive-database.ts";

/** The largest file whose bytes are kept. */
export const LARGEST_KEPT_BYTES = 32 * 1024 * 1024;

/** How much is kept of all files together, by all tabs. */
export const MOST_KEPT_BYTES = 1024 * 1024 * 1024;

export type ByteKeeper = {
  /** Keeps the bytes of a file when its turn comes, unless it is dropped before. */
  keep(id: string, file: File): void;
  /** Takes a file out of the line. What is kept of it already stays. */
  drop(id: string): void;
};

type ByteKeeperOptions = {
  database: ArchiveDatabase;
  /** Told of every file that was not dropped, when it is known whether its bytes are durable. */
  onKept: (id: string, isKept: boolean) => void;
  copy: CopyFile;
};

/**
 * The bytes themselves: of a file on disk some browsers write down no more than where it is, a private window of Chromium
 * for one. Null where it cannot be read.
 */
export type CopyFile = (file: File) => Promise<Blob | null>;

/** Copies small files into the database in the background, one after the other, while there is room. */
export function createByteKeeper({ database, onKept, copy }: ByteKeeperOptions): ByteKeeper {
  const waiting = new Map<string, File>();
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    let roomBytes = (await budgetBytes()) - ((await database.change(sumKept)) ?? 0);
    // Files that join the line meanwhile are met by the same loop.
    for (const [id, file] of waiting) {
      const bytes = file.size <= Math.min(roomBytes, LARGEST_KEPT_BYTES) ? await copy(file) : null;
      if (!waiting.has(id)) continue;
      const isKept = bytes !== null && (await put(id, bytes));
      if (isKept) roomBytes -= file.size;
      if (waiting.delete(id)) onKept(id, isKept);
    }
    isRunning = false;
  }

  async function put(id: string, bytes: Blob): Promise<boolean> {
    const isKept = await database.change(async ({ uploads, files }) => {
      if ((await uploads.getKey(id)) === undefined) return false;
      await files.put({ ...(await files.get(id)), id, bytes, keptBytes: bytes.size });
      return true;
    });
    return isKept ?? false;
  }

  return {
    keep(id, file) {
      waiting.set(id, file);
      if (!isRunning) void run();
    },
    drop: (id) => void waiting.delete(id),
  };
}

async function sumKept({ files }: ArchiveStores): Promise<number> {
  let sumBytes = 0;
  let cursor = await files.index("keptBytes").openKeyCursor();
  while (cursor) {
    sumBytes += cursor.key;
    cursor = await cursor.continue();
  }
  return sumBytes;
}

/** A fixed amount, and never more than half of what the browser gives this origin, where it tells. */
async function budgetBytes(): Promise<number> {
  try {
    const { quota } = await navigator.storage.estimate();
    return Math.min(MOST_KEPT_BYTES, (quota ?? Number.POSITIVE_INFINITY) / 2);
  } catch {
    return MOST_KEPT_BYTES;
  }
}
