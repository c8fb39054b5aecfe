/**
 * Base64 as the browser sends it: the standard alphabet of RFC 4648 §4, padded, on one line. Text is handled as its
 * ASCII bytes, because bytes travel in a Blob or an action's argument without being copied through a string.
 */

/** Bytes of a file that make one part of an upload: 3 MiB, which is 4 MiB of text. */
export const PART_BYTES = 3 * 1024 * 1024;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PADDING = 0x3d;

/** Length in bytes of the padded Base64 text of `bytes` bytes. */
export function encodedLength(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** The padded Base64 text of `bytes`, as ASCII bytes. */
export function encodeBase64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeBase64Into(bytes, new Uint8Array(encodedLength(bytes.length)));
}

/**
 * Writes the padded Base64 text of `bytes` to the start of `room`, and returns that part of it: two characters a table
 * look-up. `room` begins at an even byte of its buffer and holds {@link encodedLength} bytes; a RangeError says that it does
 * not. With memory that is used again this is faster than the runtime's own `toBase64`, whose every string has to be copied
 * and collected.
 */
export function encodeBase64Into(bytes: Uint8Array, room: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const length = encodedLength(bytes.length);
  const text = room.subarray(0, length);
  const textPairs = new Uint16Array(room.buffer, room.byteOffset, length / 2);
  const table = pairTable();
  const wholeEnd = bytes.length - (bytes.length % 3);
  let pair = 0;
  for (let at = 0; at < wholeEnd; at += 3) {
    const group = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
    textPairs[pair++] = table[group >> 12] as number;
    textPairs[pair++] = table[group & 0xfff] as number;
  }
  const left = bytes.length - wholeEnd;
  if (left === 0) return text;
  const group = ((bytes[wholeEnd] as number) << 16) | ((bytes[wholeEnd + 1] ?? 0) << 8);
  textPairs[pair++] = table[group >> 12] as number;
  textPairs[pair] = table[group & 0xfff] as number;
  text[text.length - 1] = PADDING;
  if (left === 1) text[text.length - 2] = PADDING;
  return text;
}

let pairs: Uint16Array | undefined;

/** Character pairs by 12-bit value, written through a byte view so that the machine's byte order does not matter. */
function pairTable(): Uint16Array {
  if (pairs) return pairs;
  const characters = new Uint8Array(4096 * 2);
  for (let value = 0; value < 4096; value++) {
    characters[value * 2] = ALPHABET.charCodeAt(value >> 6);
    characters[value * 2 + 1] = ALPHABET.charCodeAt(value & 63);
  }
  pairs = new Uint16Array(characters.buffer);
  return pairs;
}

/** A piece of a file in bytes: `end` is exclusive. */
export type Part = { start: number; end: number };

/**
 * Cuts a file of `sizeBytes` into parts whose Base64 texts, put one after another, are the Base64 text of the whole:
 * every part but the last is a multiple of 3 bytes. `partBytes` is rounded down to such a multiple; under 3 it throws
 * a RangeError. An empty file has no parts.
 */
export function planParts(sizeBytes: number, partBytes: number = PART_BYTES): Part[] {
  const step = partBytes - (partBytes % 3);
  if (!(step >= 3)) throw new RangeError(`A part takes at least 3 bytes, not ${partBytes}.`);
  const parts: Part[] = [];
  for (let start = 0; start < sizeBytes; start += step) parts.push({ start, end: Math.min(start + step, sizeBytes) });
  return parts;
}
