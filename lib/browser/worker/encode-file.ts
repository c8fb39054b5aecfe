import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { encodeBase64, planParts } from "../../domain/base64.ts";
import type { Encoded } from "./protocol.ts";
import { ReadError, readSlice } from "./read-slice.ts";

type Watch = { signal: AbortSignal; onProgress: (ratio: number) => void };

/**
 * The SHA-256 and the Base64 text of a small file, in memory. Throws {@link ReadError} when the file is empty or can
 * no longer be read whole.
 */
export async function encodeToBytes(file: File, watch: Watch): Promise<Encoded<Uint8Array<ArrayBuffer>>> {
  if (file.size === 0) throw new ReadError("empty");
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
  if (file.size === 0) throw new ReadError("empty");
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

/** What is read at once of a part: what lies about until it is cleared away counts as the memory of the page. */
const PIECE_BYTES = 768 * 1024;

/** The Base64 text of a stretch of a file, as {@link encodeToBlob} makes it; its SHA-256 is nobody's business. */
export async function encodePart(
  file: File,
  { start, end }: { start: number; end: number },
  signal: AbortSignal,
): Promise<Blob> {
  const texts: Blob[] = [];
  for (const piece of planParts(end - start, PIECE_BYTES)) {
    const bytes = await readSlice(file, start + piece.start, start + piece.end);
    signal.throwIfAborted();
    texts.push(new Blob([encodeBase64(bytes)]));
  }
  return new Blob(texts, { type: "text/plain" });
}
