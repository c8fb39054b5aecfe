import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { encodeBase64Into, encodedLength } from "../../domain/base64.ts";
import type { Encoded } from "./protocol.ts";
import { PIECE_BYTES, readPieces } from "./read-pieces.ts";
import { ReadError } from "./read-slice.ts";
import { giveBackMemory, takeMemory } from "./spare-memory.ts";

type Watch = { signal: AbortSignal; onProgress: (ratio: number) => void };

/** The SHA-256 and the Base64 text of a file. Throws {@link ReadError} when it is empty or can no longer be read whole. */
export async function encodeFile(file: File, { signal, onProgress }: Watch): Promise<Encoded> {
  if (file.size === 0) throw new ReadError("empty");
  const hash = sha256.create();
  let readBytes = 0;
  const text = await encode(file, signal, (piece) => {
    hash.update(piece);
    readBytes += piece.length;
    onProgress(readBytes / file.size);
  });
  return { sha256: bytesToHex(hash.digest()), text };
}

/** The Base64 text of a stretch of a file, as {@link encodeFile} makes it; its SHA-256 is nobody's business. */
export function encodePart(
  file: File,
  { start, end }: { start: number; end: number },
  signal: AbortSignal,
): Promise<Blob> {
  return encode(file.slice(start, end), signal, () => {});
}

/** The bytes of a file that no longer depend on it. Throws {@link ReadError} when it can no longer be read whole. */
export async function copyFile(file: File, signal: AbortSignal): Promise<Blob> {
  const pieces: Blob[] = [];
  for await (const piece of readPieces(file, signal)) pieces.push(new Blob([piece]));
  return new Blob(pieces, { type: file.type });
}

/**
 * Each piece's text becomes a Blob at once, because the browser keeps those outside of our memory, on disk when they are many;
 * the whole text never exists in one piece.
 */
async function encode(
  bytes: Blob,
  signal: AbortSignal,
  onPiece: (piece: Uint8Array<ArrayBuffer>) => void,
): Promise<Blob> {
  const texts: Blob[] = [];
  const room = takeMemory(encodedLength(PIECE_BYTES));
  try {
    for await (const piece of readPieces(bytes, signal)) {
      onPiece(piece);
      texts.push(new Blob([encodeBase64Into(piece, new Uint8Array(room))]));
    }
    return new Blob(texts, { type: "text/plain" });
  } finally {
    giveBackMemory(room);
  }
}
