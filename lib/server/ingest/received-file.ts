import { Problem } from "../../contract/problem.ts";
import type { BlobWriter } from "../storage/disk.ts";

/**
 * A file that has arrived whole, durable and hashed, but not yet committed: whoever holds it commits or aborts its
 * writer. `sha256` in lower-case hex.
 */
export type ReceivedFile = { writer: Pick<BlobWriter, "commit" | "abort">; sizeBytes: number; sha256: string };

export type ReceiveOptions = {
  /** Where the file goes. Called at the first byte, at most once. */
  openFile(): Promise<BlobWriter>;
  /** More bytes of file than this are refused as they arrive, with `Problem("tooLarge")`. */
  maxFileBytes: number;
  /** Stops the reading: `Problem("interrupted")`. */
  signal?: AbortSignal;
  /** Told the bytes of file that have arrived so far, after each piece. */
  onFileBytes?(bytes: number): void;
};

/** The way of a body's bytes into a file that is opened on demand and bounded in size. */
export function createFileSink({ openFile, maxFileBytes, onFileBytes }: ReceiveOptions) {
  let writer: BlobWriter | undefined;
  let sizeBytes = 0;

  return {
    async write(bytes: Uint8Array): Promise<void> {
      if (bytes.length === 0) return;
      if (sizeBytes + bytes.length > maxFileBytes) {
        throw new Problem("tooLarge", `The file is larger than the ${maxFileBytes} bytes this server accepts.`);
      }
      writer ??= await openFile();
      await writer.write(bytes);
      sizeBytes += bytes.length;
      onFileBytes?.(sizeBytes);
    },
    /** Makes the file durable, also one without a single byte. */
    async finish(): Promise<ReceivedFile> {
      writer ??= await openFile();
      return { writer, ...(await writer.finish()) };
    },
    /** Leaves nothing behind. Never throws, so that the error that led here is the one people see. */
    async abort(): Promise<void> {
      await writer?.abort().catch(() => undefined);
    },
  };
}

/**
 * The chunks of a body, in order. A body that breaks off or a signal that fires is `Problem("interrupted")`. When the
 * loop over it is left early, the rest of the body is cancelled.
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  if (!body) return;
  const reader = body.getReader();
  // Cancelling ends a read that is waiting; a source that is slow to let go must not keep anybody waiting.
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    for (;;) {
      if (signal?.aborted) throw new Problem("interrupted", undefined, { cause: signal.reason });
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new Problem("interrupted", undefined, { cause });
      });
      if (signal?.aborted) continue;
      if (done) return;
      yield value;
    }
  } finally {
    signal?.removeEventListener("abort", cancel);
    cancel();
  }
}
