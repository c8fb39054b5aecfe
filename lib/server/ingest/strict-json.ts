import { isUtf8 } from "node:buffer";
import { Problem } from "../../contract/problem.ts";

const MAX_DEPTH = 32;
const BYTE_ORDER_MARK = "\ufeff";

/** Where we are in a text, and how many objects and lists are open around us. */
type Reader = { text: string; at: number; depth: number; tellsOffset: boolean };

/**
 * The value of a JSON text in UTF-8 (RFC 8259), read more strictly than `JSON.parse` does: at most 32 levels deep, no key
 * twice in one object, no half of a surrogate pair, no number that is out of reach. A key `__proto__` is dropped with
 * its value, so that no later copy can set a prototype. One byte order mark is tolerated (section 8.1 allows that).
 *
 * Throws `badJson`, or `badRequest` for a key that comes twice; either tells the byte, counted from 0, at which the
 * fault is, unless `tellsOffset` is false.
 */
export function parseStrictJson(bytes: Uint8Array, { tellsOffset = true } = {}): unknown {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  const reader: Reader = { text, at: text.startsWith(BYTE_ORDER_MARK) ? 1 : 0, depth: 0, tellsOffset };
  if (!isUtf8(bytes)) throw badJson("it is not UTF-8", tellsOffset ? findFirstDifference(bytes, text) : null);
  skipSpace(reader);
  if (reader.at === text.length) throw new Problem("badJson", "The body is empty.");
  const value = readValue(reader);
  skipSpace(reader);
  if (reader.at < text.length) fail(reader, "it goes on after its end");
  return value;
}

function readValue(reader: Reader): unknown {
  skipSpace(reader);
  switch (reader.text[reader.at]) {
    case "{":
      return nested(reader, readObject);
    case "[":
      return nested(reader, readList);
    case '"':
      return readString(reader);
    default:
      return readLiteral(reader);
  }
}

function nested<T>(reader: Reader, read: (reader: Reader) => T): T {
  if (reader.depth === MAX_DEPTH) fail(reader, `it is nested over ${MAX_DEPTH} levels deep`);
  reader.depth++;
  reader.at++;
  const value = read(reader);
  reader.depth--;
  return value;
}

function readObject(reader: Reader): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  const keys = new Set<string>();
  if (takes(reader, "}")) return object;
  do {
    skipSpace(reader);
    const keyAt = reader.at;
    if (reader.text[keyAt] !== '"') fail(reader, "a key in double quotes is missing");
    const key = readString(reader);
    if (keys.has(key)) throw comesTwice(key, reader.tellsOffset ? toOffsetBytes(reader.text, keyAt) : null);
    keys.add(key);
    if (!takes(reader, ":")) fail(reader, "a colon is missing");
    const value = readValue(reader);
    if (key !== "__proto__") object[key] = value;
  } while (takes(reader, ","));
  if (!takes(reader, "}")) fail(reader, "a comma or a closing brace is missing");
  return object;
}

function readList(reader: Reader): unknown[] {
  const list: unknown[] = [];
  if (takes(reader, "]")) return list;
  do list.push(readValue(reader));
  while (takes(reader, ","));
  if (!takes(reader, "]")) fail(reader, "a comma or a closing bracket is missing");
  return list;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that JSON wants escaped.
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;

function readString(reader: Reader): string {
  const literal = match(reader, STRING);
  if (literal === undefined) return fail(reader, "a string is not closed, or holds what must be escaped");
  const value: string = JSON.parse(literal);
  if (!value.isWellFormed()) fail(reader, "a string holds half of a surrogate pair");
  reader.at += literal.length;
  return value;
}

const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

function readLiteral(reader: Reader): unknown {
  const literal = match(reader, LITERAL);
  if (literal === undefined) return fail(reader, "a value is missing, or is none of JSON");
  const value: unknown = JSON.parse(literal);
  if (typeof value === "number" && !Number.isFinite(value)) fail(reader, "a number is out of reach");
  reader.at += literal.length;
  return value;
}

function match(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  return pattern.exec(reader.text)?.[0];
}

function takes(reader: Reader, sign: string): boolean {
  skipSpace(reader);
  if (reader.text[reader.at] !== sign) return false;
  reader.at++;
  return true;
}

function skipSpace(reader: Reader): void {
  while (reader.at < reader.text.length && " \t\n\r".includes(reader.text[reader.at] as string)) reader.at++;
}

function fail(reader: Reader, what: string): never {
  const { text, at, tellsOffset } = reader;
  throw badJson(at < text.length ? what : "it ends early", tellsOffset ? toOffsetBytes(text, at) : null);
}

function badJson(what: string, offsetBytes: number | null): Problem {
  return new Problem("badJson", `The body is not valid JSON: ${what}${atByte(offsetBytes)}.`);
}

/** The problem of a key that an object has twice; its offset where it is known. */
export function comesTwice(key: string, offsetBytes: number | null = null): Problem {
  return new Problem("badRequest", `The key ${JSON.stringify(key)} comes twice in the body${atByte(offsetBytes)}.`);
}

function atByte(offsetBytes: number | null): string {
  return offsetBytes === null ? "" : `, at byte ${offsetBytes}`;
}

function toOffsetBytes(text: string, at: number): number {
  return Buffer.byteLength(text.slice(0, at));
}

/** Where bytes that are not UTF-8 stand: there the text, in which they were replaced, differs from them. */
function findFirstDifference(bytes: Uint8Array, text: string): number {
  const replaced = Buffer.from(text);
  return bytes.findIndex((byte, index) => byte !== replaced[index]);
}
