// biome-ignore lint/style/noRestrictedImports: Node's decoder is the only fast one there, and both wings run on Node.
import { Buffer } from "node:buffer";
import { Problem } from "./problem.ts";

/** Decodes one Base64 text that arrives in pieces. After an error it must not be used again. */
export type Base64Decoder = {
  /** Takes the next piece of text (ASCII bytes, any length) and returns what can be decoded so far. */
  push(text: Uint8Array): Uint8Array;
  /** Says that the text is complete. Returns the rest, which is always empty: whole groups are decoded as they come. */
  finish(): Uint8Array;
  /** Characters of text taken so far. */
  readonly textBytes: number;
};

/** 64 KiB: Node's decoder is four times slower on larger pieces. A multiple of 4. */
const PIECE_CHARACTERS = 64 * 1024;

const EQUALS = 0x3d;
const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;
const NOTHING = new Uint8Array(0);

/** 6-bit value by character, -1 for everything outside the standard alphabet. */
const VALUES = new Int8Array(256).fill(-1);
for (const [value, character] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].entries()) {
  VALUES[character.charCodeAt(0)] = value;
}

/**
 * A strict streaming decoder of standard Base64 (RFC 4648 §4): padded, on one line, canonical, a multiple of four
 * characters. Every deviation throws `Problem("badBase64")` whose detail names the offset (in characters of the text,
 * from 0) of the first character that is at fault, and what was found there.
 *
 * Needs Node's Buffer: not for the browser.
 */
export function createBase64Decoder(): Base64Decoder {
  const group = Buffer.alloc(4);
  let groupLength = 0;
  let decodedCharacters = 0;
  let isPadded = false;

  /** Decodes whole groups. Text after padding is refused here, so that a piece never needs to know what follows it. */
  function decode(piece: Buffer): Buffer {
    if (isPadded) throw faultAt(decodedCharacters, `found ${nameOf(piece[0])} after the padding that ends the text`);
    const bytes = decodeQuickly(piece) ?? failSlowly(piece, decodedCharacters);
    isPadded = piece[piece.length - 1] === EQUALS;
    decodedCharacters += piece.length;
    return bytes;
  }

  function push(text: Uint8Array): Uint8Array {
    const source = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    const pieces: Buffer[] = [];
    let at = 0;
    if (groupLength > 0) {
      at = source.copy(group, groupLength, 0, 4 - groupLength);
      groupLength += at;
      if (groupLength < 4) return NOTHING;
      pieces.push(decode(group));
    }
    const wholeEnd = source.length - ((source.length - at) % 4);
    for (; at < wholeEnd; at += PIECE_CHARACTERS) {
      pieces.push(decode(source.subarray(at, Math.min(at + PIECE_CHARACTERS, wholeEnd))));
    }
    groupLength = source.copy(group, 0, wholeEnd);
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
  }

  function finish(): Uint8Array {
    if (groupLength === 0) return NOTHING;
    const rest = group.subarray(0, groupLength);
    if (isPadded) throw faultAt(decodedCharacters, `found ${nameOf(rest[0])} after the padding that ends the text`);
    const fault = findFault(rest);
    if (fault) throw faultAt(decodedCharacters + fault.index, fault.found);
    throw faultAt(
      decodedCharacters + groupLength,
      `the text ends in the middle of a group of four characters, ${groupLength === 1 ? "after one too many" : "without its padding"}`,
    );
  }

  return {
    push,
    finish,
    get textBytes() {
      return decodedCharacters + groupLength;
    },
  };
}

/**
 * The bytes of whole groups, or null when something about them is wrong. Node's decoder skips what it does not know
 * and takes the URL-safe alphabet too; that it gave exactly the expected number of bytes, and that the few characters
 * it tolerates are absent, together prove the text good at a small part of the cost of reading it in JavaScript.
 */
function decodeQuickly(piece: Buffer): Buffer | null {
  if (piece.includes(HYPHEN) || piece.includes(UNDERSCORE)) return null;
  const paddingAt = piece.indexOf(EQUALS);
  const padding = paddingAt < 0 ? 0 : piece.length - paddingAt;
  if (padding > 2 || (padding === 2 && piece[paddingAt + 1] !== EQUALS)) return null;
  if (padding > 0 && hasTrailingBits(piece, paddingAt)) return null;
  const bytes = Buffer.from(piece.toString("latin1"), "base64");
  return bytes.length === (piece.length / 4) * 3 - padding ? bytes : null;
}

/** RFC 4648 §3.5: the bits of the last character that belong to no byte must be zero. */
function hasTrailingBits(text: Uint8Array, paddingAt: number): boolean {
  const mask = paddingAt % 4 === 2 ? 0b1111 : 0b11;
  return ((VALUES[text[paddingAt - 1] as number] as number) & mask) !== 0;
}

function failSlowly(piece: Buffer, offset: number): never {
  const fault = findFault(piece);
  if (!fault) throw new Error(`The quick check refused Base64 that the slow one takes, from character ${offset}.`);
  throw faultAt(offset + fault.index, fault.found);
}

/** The first fault of a text that starts at a group; null when it may go on. Character by character. */
function findFault(text: Uint8Array): { index: number; found: string } | null {
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as number;
    if ((VALUES[character] as number) >= 0) continue;
    if (character !== EQUALS) return { index, found: `found ${nameOf(character)}` };
    if (index % 4 < 2) return { index, found: "found padding (=) where it cannot be" };
    if (hasTrailingBits(text, index)) {
      return { index: index - 1, found: `found ${nameOf(text[index - 1])}, whose last bits belong to no byte` };
    }
    const next = index % 4 === 2 ? index + 1 : index;
    if (next >= text.length) return null;
    if (text[next] !== EQUALS) return { index: next, found: `found ${nameOf(text[next])} after padding (=)` };
    if (next + 1 === text.length) return null;
    return { index: next + 1, found: `found ${nameOf(text[next + 1])} after the padding that ends the text` };
  }
  return null;
}

function faultAt(offset: number, found: string): Problem {
  return new Problem("badBase64", `The file is not valid Base64: at character ${offset} ${found}.`);
}

const NAMES: Record<number, string> = { 9: "a tab", 10: "a line feed", 13: "a carriage return", 32: "a space" };

function nameOf(character: number | undefined): string {
  if (character === undefined) return "nothing";
  if (character === HYPHEN || character === UNDERSCORE) {
    return `“${String.fromCharCode(character)}” of the URL-safe alphabet, where the standard one is expected`;
  }
  if (character > 127) return "a character outside ASCII";
  const isControl = character < 32 || character === 127;
  return NAMES[character] ?? (isControl ? "a control character" : `“${String.fromCharCode(character)}”`);
}
