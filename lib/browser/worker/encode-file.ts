import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { encodeBase64, planParts } from "../../domain/base64.ts";
import type { Encoded } from "./protocol.ts";

type Watch = { signal: AbortSignal; onProgress: (ratio: number) => void };

/** A file that cannot be encoded; the message is the worker's fault. */
export class EncodeError extends Error {
  readonly fault: "empty" | "unreadable";

  constructor(fault: "empty" | "unreadable", cause?: unknown) {
    super(`The file is ${fault}.`, { cause });
    this.name = "EncodeError";
    this.fault = fault;
  }
}

/**
 * The SHA-256 and the Base64 text of a small file, in memory. Throws {@link EncodeError} when the file is empty or can
 * no longer be read whole.
 */
export async function encodeToBytes(file: File, watch: Watch): Promise<Encoded<Uint8Array<ArrayBuffer>>> {
  if (file.size === 0) throw new EncodeError("empty");
  const bytes = await readSlice(file, 0, file.size);
  watch.signal.throwIfAborted();
  const text = encodeBase64(bytes);
  watch.onProgress(1);
  return { sha256: bytesToHex(sha256(bytes)), text };
}

/**
 * The same for a file of any size. Each part's text becomes a Blob at once, because the browser keeps those outside of
 * our memory, on disk when they are many; the whole text never exists in one piece.
 */
export async function encodeToBlob(file: File, watch: Watch): Promise<Encoded<Blob>> {
  if (file.size === 0) throw new EncodeError("empty");
  const hash = sha256.create();
  const texts: Blob[] = [];
  for (const { start, end } of planParts(file.size)) {
    const bytes = await readSlice(file, start, end);
    watch.signal.throwIfAborted();
    hash.update(bytes);
    texts.push(new Blob([encodeBase64(bytes)]));
    watch.onProgress(end / file.size);
  }
  return { sha256: bytesToHex(hash.digest()), text: new Blob(texts, { type: "text/plain" }) };
}

/**
 * Reads a stretch of the file. A file that was changed, moved or unplugged since it was chosen throws in most browsers
 * and comes out short in some: both are the same to us.
 */
async function readSlice(file: File, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  let buffer: ArrayBuffer;
  try {
    buffer = await file.slice(start, end).arrayBuffer();
  } catch (error) {
    throw new EncodeError("unreadable", error);
  }
  if (buffer.byteLength !== end - start) throw new EncodeError("unreadable");
  return new Uint8Array(buffer);
}
