import { createHash } from "node:crypto";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { addAbortSignal, type Readable } from "node:stream";

/** A file that is being sent. `path` is what people see, `name` what the server is told, null for none. */
export type Source = { path: string; name: string | null; sizeBytes: number; open(): Promise<FileHandle> };

/** The file changed while it was read: what was sent of it belongs to no file at all. */
export class ChangedError extends Error {
  constructor() {
    super("The file was changed while it was being read. Try again when nothing writes to it.");
  }
}

const PIECE_BYTES = 1024 * 1024;

/** A file of the disk. */
export function fileSource(file: { path: string; sizeBytes: number }): Source {
  return { ...file, name: path.basename(path.resolve(file.path)), open: () => open(file.path, "r") };
}

/**
 * What comes in on a stream, to its end. It is kept in a file without a name, which the system takes away when this
 * process ends, however it ends.
 */
export async function spoolSource(
  stream: Readable,
  { name, signal }: { name: string | null; signal: AbortSignal },
): Promise<Source> {
  const folder = await mkdtemp(path.join(tmpdir(), "earmark-"));
  const handle = await open(path.join(folder, "stdin"), "wx+", 0o600);
  // Windows does not let go of an open file: there it lies among the temporary ones.
  await rm(folder, { recursive: true }).catch(() => undefined);
  try {
    for await (const piece of addAbortSignal(signal, stream)) await handle.appendFile(piece);
    return { path: "-", name, sizeBytes: (await handle.stat()).size, open: async () => handle };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The bytes of a part of a file, whole; {@link ChangedError} where the file ends before them. */
export async function readPart(handle: FileHandle, part: { start: number; end: number }): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.alloc(part.end - part.start);
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, part.start + done);
    if (bytesRead === 0) throw new ChangedError();
    done += bytesRead;
  }
  return bytes;
}

/** The bytes of a file from the first to the last of `sizeBytes`, piece by piece. */
export async function* readPieces(handle: FileHandle, sizeBytes: number): AsyncGenerator<Buffer<ArrayBuffer>> {
  for (let start = 0; start < sizeBytes; start += PIECE_BYTES) {
    yield await readPart(handle, { start, end: Math.min(start + PIECE_BYTES, sizeBytes) });
  }
}

/** The SHA-256 of a file in hexadecimal. */
export async function hashFile(handle: FileHandle, sizeBytes: number, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of readPieces(handle, sizeBytes)) {
    signal.throwIfAborted();
    hash.update(piece);
  }
  return hash.digest("hex");
}

/** Pieces as the body of a request, made as fast as they are taken. */
export function toBody(
  pieces: AsyncIterator<Uint8Array<ArrayBuffer>> | Iterator<Uint8Array<ArrayBuffer>>,
): ReadableStream {
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
}
