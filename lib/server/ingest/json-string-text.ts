import { Problem } from "../../contract/problem.ts";

/** A piece of a string's text, where it ended in the chunk, and whether that was the string's closing quote. */
export type StringPiece = { text: Uint8Array; end: number; isClosed: boolean };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SMALL_U = 0x75;

/** What stands for every character outside ASCII: the readers of these strings accept none of them anyway. */
const OUTSIDE_ASCII = 0xff;

const ESCAPES = new Map(
  Object.entries({ '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" }).map(
    ([letter, character]) => [letter.charCodeAt(0), character.charCodeAt(0)],
  ),
);

/**
 * Reads the content of one JSON string (RFC 8259 §7) from chunks, from behind its opening quote: `take(chunk, at)`
 * returns the text from `at` to the closing quote or the end of the chunk, one byte a character, escapes decoded.
 * A chunk without escapes is searched, not looped over, and its text is a view into it. Wrong escapes throw
 * `Problem("badJson")`.
 */
export function createJsonStringText(): { take(chunk: Uint8Array, at: number): StringPiece } {
  /** null outside an escape; "" after a backslash; "u12" within one of six characters. */
  let started: string | null = null;

  /** The byte an escape stands for once it is complete, else null. */
  function takeEscaped(byte: number): number | null {
    if (started === "" && byte !== SMALL_U) {
      started = null;
      return ESCAPES.get(byte) ?? badEscape();
    }
    const characters = `${started}${String.fromCharCode(byte)}`;
    if (!/^u[0-9a-fA-F]{0,4}$/.test(characters)) badEscape();
    started = characters.length < 5 ? characters : null;
    if (started !== null) return null;
    const code = Number.parseInt(characters.slice(1), 16);
    return code < 0x80 ? code : OUTSIDE_ASCII;
  }

  function takeSlowly(chunk: Uint8Array, at: number): StringPiece {
    const text = new Uint8Array(chunk.length - at);
    let length = 0;
    for (let index = at; index < chunk.length; index++) {
      const byte = chunk[index] as number;
      if (started !== null) {
        const character = takeEscaped(byte);
        if (character !== null) text[length++] = character;
      } else if (byte === BACKSLASH) started = "";
      else if (byte === QUOTE) return { text: text.subarray(0, length), end: index + 1, isClosed: true };
      else text[length++] = byte;
    }
    return { text: text.subarray(0, length), end: chunk.length, isClosed: false };
  }

  function take(chunk: Uint8Array, at: number): StringPiece {
    // Buffer's search runs on several bytes at once, a typed array's on one.
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const quoteAt = bytes.indexOf(QUOTE, at);
    const textEnd = quoteAt < 0 ? chunk.length : quoteAt;
    if (started !== null || bytes.subarray(at, textEnd).includes(BACKSLASH)) return takeSlowly(chunk, at);
    return { text: chunk.subarray(at, textEnd), end: quoteAt < 0 ? textEnd : quoteAt + 1, isClosed: quoteAt >= 0 };
  }

  return { take };
}

function badEscape(): never {
  throw new Problem("badJson", "The string of “file” has an escape that JSON does not know.");
}
