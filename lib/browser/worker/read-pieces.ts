import { ReadError, readSlice } from "./read-slice.ts";
import { giveBackMemory, takeMemory } from "./spare-memory.ts";

/** What is read at once: 1.5 MiB, a multiple of 3 bytes, so that the Base64 texts of pieces are that of the whole. */
export const PIECE_BYTES = 1536 * 1024;

/**
 * Readers at work. Chromium collects a byte stream of a file, and whatever awaits it, while a read is under way, unless
 * something else holds its reader: what waits for it would wait for ever.
 */
const atWork = new Set<ReadableStreamBYOBReader>();

/**
 * The bytes of a file, piece by piece: each of {@link PIECE_BYTES}, the last of what is left. Every piece lies in the same
 * memory, where the browser can read like that, and holds only until the next is asked for: what waits to be collected
 * counts as the page's, and comes to hundreds of MiB with a large file. Throws {@link ReadError} when the file can no longer be
 * read whole, and the signal's reason when it aborts.
 */
export async function* readPieces(file: Blob, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = openReader(file);
  if (!reader) return yield* readCopies(file, signal);
  let buffer = takeMemory(PIECE_BYTES);
  atWork.add(reader);
  try {
    for (let left = file.size; left > 0; ) {
      let filled = 0;
      for (const wanted = Math.min(PIECE_BYTES, left); filled < wanted; ) {
        const { value, done } = await reader.read(new Uint8Array(buffer, filled, wanted - filled));
        signal.throwIfAborted();
        if (done) throw new ReadError("unreadable");
        buffer = value.buffer as ArrayBuffer;
        filled += value.length;
      }
      left -= filled;
      yield new Uint8Array(buffer, 0, filled);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ReadError ? error : new ReadError("unreadable", error);
  } finally {
    atWork.delete(reader);
    void reader.cancel().catch(() => {});
    giveBackMemory(buffer);
  }
}

/** Null where the browser's files are no streams that fill given memory. */
function openReader(file: Blob): ReadableStreamBYOBReader | null {
  try {
    return file.stream().getReader({ mode: "byob" });
  } catch {
    return null;
  }
}

async function* readCopies(file: Blob, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < file.size; start += PIECE_BYTES) {
    const bytes = await readSlice(file, start, Math.min(start + PIECE_BYTES, file.size));
    signal.throwIfAborted();
    yield bytes;
  }
}
