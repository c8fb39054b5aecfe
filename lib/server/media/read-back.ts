import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { WAV_HEADER_BYTES } from "../../domain/wav.ts";

const CHUNK_BYTES = 1024 * 1024;

/** What is wanted of a WAV that has been written. */
export type ReadBackOptions = {
  /** Whether its samples are digested by themselves too. */
  digestSamples: boolean;
  /** Hears its samples. */
  listener: { add(bytes: Uint8Array): void } | null;
};

/** Reads a WAV once more, from the disk: its SHA-256, in hex, and on demand that of its samples alone. */
export async function readBack(
  wavPath: string,
  { digestSamples, listener }: ReadBackOptions,
): Promise<{ sha256: string; samplesSha256: string | null }> {
  const whole = createHash("sha256");
  const samples = digestSamples ? createHash("sha256") : null;
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  const fd = openSync(wavPath, "r");
  try {
    whole.update(buffer.subarray(0, readSync(fd, buffer, 0, WAV_HEADER_BYTES, null)));
    for (let count = 1; ; count++) {
      const chunk = buffer.subarray(0, readSync(fd, buffer, 0, CHUNK_BYTES, null));
      if (chunk.length === 0) break;
      whole.update(chunk);
      samples?.update(chunk);
      listener?.add(chunk);
      // A turn of the event loop: the process hears that its parent is gone.
      if (count % 64 === 0) await nextTurn();
    }
  } finally {
    closeSync(fd);
  }
  return { sha256: whole.digest("hex"), samplesSha256: samples?.digest("hex") ?? null };
}
