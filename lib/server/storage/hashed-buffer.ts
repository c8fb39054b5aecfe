import { createHash } from "node:crypto";

/** Writes of this many bytes cost one trip to the thread pool and one call of the hash, instead of one for each chunk. */
const BUFFER_BYTES = 256 * 1024;

/**
 * Gathers chunks, hashes them and hands them on one buffer behind, so that the disk writes while the next buffer is
 * being filled. A failed write surfaces at the next call.
 */
export function createHashedBuffer(writeOut: (bytes: Uint8Array) => Promise<void>, algorithm = "sha256") {
  const hash = createHash(algorithm);
  let filling: Buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  let spare: Buffer | undefined;
  let filledBytes = 0;
  let sizeBytes = 0;
  let writing: Promise<void> = Promise.resolve();

  async function handOn(): Promise<void> {
    const full = filling;
    const bytes = full.subarray(0, filledBytes);
    hash.update(bytes);
    await writing;
    writing = writeOut(bytes);
    writing.catch(ignore);
    filling = spare ?? Buffer.allocUnsafeSlow(BUFFER_BYTES);
    spare = full;
    filledBytes = 0;
  }

  async function flush(): Promise<void> {
    if (filledBytes > 0) await handOn();
    await writing;
  }

  return {
    get sizeBytes() {
      return sizeBytes;
    },
    async write(chunk: Uint8Array): Promise<void> {
      for (let at = 0; at < chunk.length; ) {
        const taken = Math.min(chunk.length - at, BUFFER_BYTES - filledBytes);
        filling.set(chunk.subarray(at, at + taken), filledBytes);
        filledBytes += taken;
        at += taken;
        if (filledBytes === BUFFER_BYTES) await handOn();
      }
      sizeBytes += chunk.length;
    },
    /** Resolves when every byte so far is written. */
    flush,
    /** Writes what is left; the digest of all of it in lower-case hex. */
    async end(): Promise<string> {
      await flush();
      return hash.digest("hex");
    },
  };
}

function ignore(): void {}
