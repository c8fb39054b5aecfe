import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { planParts } from "../../domain/base64.ts";
import { readSlice } from "./read-slice.ts";

type Watch = { signal: AbortSignal; onProgress: (ratio: number) => void };

/** The hexadecimal SHA-256 of a file, read part by part. Throws a `ReadError` when it can no longer be read whole. */
export async function hashFile(file: File, { signal, onProgress }: Watch): Promise<string> {
  const hash = sha256.create();
  for (const { start, end } of planParts(file.size)) {
    const bytes = await readSlice(file, start, end);
    signal.throwIfAborted();
    hash.update(bytes);
    onProgress(end / file.size);
  }
  return bytesToHex(hash.digest());
}
