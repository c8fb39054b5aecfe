import { Problem } from "../../contract/problem.ts";
import { comesTwice, parseStrictJson } from "./strict-json.ts";

/** The top-level object around one long string that never passes through here. */
export type JsonEnvelope = {
  /**
   * Takes the chunk from `at` on and returns the index behind what it took: the end of the chunk, or just behind the
   * opening quote of the long string, and then {@link JsonEnvelope.isAtText} is true.
   */
  take(chunk: Uint8Array, at: number): number;
  /** The long string is open: its content is the caller's until `closeText`. */
  readonly isAtText: boolean;
  closeText(): void;
  /** The body has ended: the whole object, with an empty string where the long one was. */
  finish(): Record<string, unknown>;
};

const MAX_DEPTH = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPENING = [0x7b, 0x5b];
const CLOSING = [0x7d, 0x5d];
const WHITESPACE = [0x20, 0x09, 0x0a, 0x0d];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Scans a JSON object byte by byte for the string value of its own key `textKey`, and keeps everything else (at most
 * `maxBytes`) to be parsed at the end. The scan only needs to know where strings begin and end, which is the same in
 * wrong JSON as in right: what it lets pass, {@link parseStrictJson} refuses over the same sequence of tokens.
 *
 * Throws `Problem`s: `badJson` (not an object, nested over 32 deep, not UTF-8, ends early, goes on behind its end),
 * `badRequest` for a key that comes twice, `tooLarge`. A byte order mark is tolerated (RFC 8259 §8.1 allows that).
 */
export function createJsonEnvelope({ textKey, maxBytes }: { textKey: string; maxBytes: number }): JsonEnvelope {
  const kept: Uint8Array[] = [];
  const keys = new Set<string>();
  let keptBytes = 0;
  let depth = 0;
  let hasBegun = false;
  let isInString = false;
  let isEscaped = false;
  let isAtText = false;
  /** What comes next in the top-level object; "rest" is everything up to the comma. */
  let expected: "key" | "colon" | "value" | "rest" = "key";
  let key = "";
  /** The bytes of the top-level key being read, with its quotes. */
  let keyBytes: number[] | null = null;

  function keep(bytes: Uint8Array): void {
    keptBytes += bytes.length;
    if (keptBytes > maxBytes) throw new Problem("tooLarge", `Everything beside the file may take ${maxBytes} bytes.`);
    if (bytes.length > 0) kept.push(bytes.slice());
  }

  function takeInString(byte: number): void {
    keyBytes?.push(byte);
    if (isEscaped) isEscaped = false;
    else if (byte === BACKSLASH) isEscaped = true;
    else if (byte === QUOTE) {
      isInString = false;
      if (keyBytes) takeKey(keyBytes);
    }
  }

  function takeKey(literal: number[]): void {
    key = parseKept(Uint8Array.from(literal)) as string;
    if (keys.has(key)) throw comesTwice(key);
    keys.add(key);
    keyBytes = null;
    expected = "colon";
  }

  function takeQuote(): void {
    // Within nested values `expected` stays at "rest", so neither keys nor the text are looked for there.
    if (expected === "value" && key === textKey) isAtText = true;
    else isInString = true;
    if (expected === "key") keyBytes = [QUOTE];
    else expected = "rest";
  }

  function takeBetween(byte: number): void {
    if (WHITESPACE.includes(byte)) return;
    if (depth === 0) takeOutside(byte);
    else if (byte === QUOTE) takeQuote();
    else takePunctuation(byte);
  }

  function takePunctuation(byte: number): void {
    if (depth === 1) {
      if (byte === COMMA) expected = "key";
      else if (byte === COLON && expected === "colon") expected = "value";
      else expected = "rest";
    }
    if (OPENING.includes(byte)) depth++;
    else if (CLOSING.includes(byte)) depth--;
    if (depth > MAX_DEPTH) throw new Problem("badJson", `The body is nested over ${MAX_DEPTH} levels deep.`);
  }

  function takeOutside(byte: number): void {
    if (hasBegun) throw new Problem("badJson", "The body goes on after its JSON object.");
    if (BYTE_ORDER_MARK.includes(byte)) return;
    if (byte !== OPENING[0]) throw new Problem("badJson", "The body is not a JSON object.");
    hasBegun = true;
    depth = 1;
  }

  function take(chunk: Uint8Array, at: number): number {
    // One byte over the budget is enough to see that it is exceeded.
    const limit = Math.min(chunk.length, at + maxBytes - keptBytes + 1);
    let end = at;
    while (end < limit && !isAtText) {
      const byte = chunk[end++] as number;
      if (isInString) takeInString(byte);
      else takeBetween(byte);
    }
    keep(chunk.subarray(at, end));
    return end;
  }

  function finish(): Record<string, unknown> {
    if (!hasBegun) throw new Problem("badJson", "The body is empty.");
    if (depth > 0) throw new Problem("badJson", "The body ends early, before its JSON object does.");
    return parseKept(Buffer.concat(kept)) as Record<string, unknown>;
  }

  return {
    take,
    get isAtText() {
      return isAtText;
    },
    closeText() {
      isAtText = false;
      keep(Uint8Array.of(QUOTE));
    },
    finish,
  };
}

/** Without the long string the offsets would be wrong. */
function parseKept(bytes: Uint8Array): unknown {
  return parseStrictJson(bytes, { tellsOffset: false });
}
