import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { readPieces } from "./read-pieces.ts";

type Watch = { signal: AbortSignal; onProgress: (ratio: number) => void };

/** The hexadecimal SHA-256 of a file. Throws a `ReadError` when it can no longer be read whole. */
export async function hashFile(file: File, { signal, onProgress }: Watch): Promise<string> {
  const hash = sha256.create();
  let readBytes = 0;
  for await (const piece of readPieces(file, signal)) {
    hash.update(piece);
    readBytes += piece.length;
    onProgress(readBytes / file.size);
  }
  return bytesToHex(hash.digest());
}
