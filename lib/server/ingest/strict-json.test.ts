import { describe, expect, it } from "vitest";
import { isProblem } from "../../contract/problem.ts";
import { parseStrictJson } from "./strict-json.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

function faultOf(input: Uint8Array): string {
  try {
    parseStrictJson(input);
  } catch (error) {
    if (isProblem(error) && error.status === 400) return `${error.code}: ${error.detail}`;
    throw error;
  }
  return "none";
}

it.each([
  "{}",
  "[]",
  " \t\r\n[ ] ",
  "null",
  "true",
  '""',
  "-0",
  "0.5e-7",
  "1E+2",
  "12345678901234567890",
  `1e-999`,
  '"\\u00e9 é \\ud83d\\ude00 😀 \\/ \\b\\f\\n\\r\\t\\\\ \\""',
  '{"a":{"b":[1,2,{"c":null}]},"":1,"constructor":{"prototype":1},"toString":"x","a b":[[],{}]}',
  deep(32),
  `[${"1,".repeat(10_000)}1]`,
  `"${"x\\n".repeat(20_000)}"`,
])("reads as JSON.parse does: %.60s", (text) => {
  expect(parseStrictJson(bytes(text))).toEqual(JSON.parse(text));
});

describe("what is not JSON", () => {
  it.each([
    ["nothing", "", "empty"],
    ["white space", " \n ", "empty"],
    ["only a byte order mark", "\ufeff", "empty"],
    ["a text cut within an object", '{"a":1', "ends early, at byte 6"],
    ["a text cut before a value", '{"a":', "ends early, at byte 5"],
    ["a text cut within a string", '{"a":"x', "not closed, or holds what must be escaped, at byte 5"],
    ["a text cut within a word", '{"a":tru', "none of JSON, at byte 5"],
    ["a text cut within a list", "[1,", "ends early, at byte 3"],
    ["a comma too many", '{"a":1,}', "a key in double quotes is missing, at byte 7"],
    ["a comma too many in a list", "[1,]", "at byte 3"],
    ["no comma", '{"a":1 "b":2}', "a comma or a closing brace is missing, at byte 7"],
    ["the wrong bracket", '{"a":[1}}', "a comma or a closing bracket is missing, at byte 7"],
    ["no colon", '{"a" 1}', "a colon is missing, at byte 5"],
    ["a bare key", "{a:1}", "at byte 1"],
    ["single quotes", "{'a':1}", "at byte 1"],
    ["a comment", "{}//", "goes on after its end, at byte 2"],
    ["two values", "{} {}", "goes on after its end, at byte 3"],
    ["NaN", "[NaN]", "at byte 1"],
    ["Infinity", "[-Infinity]", "at byte 1"],
    ["a leading zero", "[01]", "at byte 1"],
    ["a number without its fraction", "[1.]", "at byte 1"],
    ["a plus", "[+1]", "at byte 1"],
    ["hexadecimal", "[0x1]", "at byte 1"],
    ["a number too large", '{"a":1e999}', "a number is out of reach, at byte 5"],
    ["a number too small", `[-${"9".repeat(400)}]`, "a number is out of reach, at byte 1"],
    ["True", "[True]", "at byte 1"],
    ["undefined", "[undefined]", "at byte 1"],
    ["a raw line feed", '["a\nb"]', "at byte 1"],
    ["a raw NUL", '["a\0b"]', "at byte 1"],
    ["an unknown escape", '["\\x41"]', "at byte 1"],
    ["a short escape", '["\\u12"]', "at byte 1"],
    ["a high surrogate alone", '["\\ud83d"]', "half of a surrogate pair, at byte 1"],
    ["a low surrogate alone", '["\\ude00\\ud83d"]', "half of a surrogate pair, at byte 1"],
    ["half a pair in a key", '{"\\ud83d":1}', "half of a surrogate pair, at byte 1"],
    ["a second byte order mark", "\ufeff\ufeff{}", "at byte 3"],
    ["a byte order mark within", "[\ufeff]", "at byte 1"],
    ["an odd space", "[\u00a0]", "at byte 1"],
    ["33 levels", deep(33), "nested over 32 levels deep, at byte 32"],
    ["33 levels of objects", `${'{"a":'.repeat(32)}{}${"}".repeat(32)}`, "nested over 32 levels deep, at byte 160"],
    ["a bomb of brackets", "[".repeat(60_000), "nested over 32 levels deep, at byte 32"],
    ["a fault behind letters of many bytes", '["é😀",x]', "at byte 10"],
  ])("is refused with its place: %s", (_name, text, detail) => {
    expect(faultOf(bytes(text))).toMatch(/^badJson: The body is (not valid JSON: |empty)/);
    expect(faultOf(bytes(text))).toContain(`${detail}.`);
  });

  it.each([
    ["a byte that begins nothing", [0x22, 0x61, 0xff, 0x22], 2],
    ["a byte that goes on with nothing", [0x22, 0x80, 0x22], 1],
    ["a letter cut short", [0x22, 0xc3], 1],
    ["a slash in two bytes", [0x22, 0xc0, 0xaf, 0x22], 1],
    ["a surrogate", [0x22, 0xed, 0xa0, 0x80, 0x22], 1],
    ["a fault behind a true replacement character", [0x22, 0xef, 0xbf, 0xbd, 0xff, 0x22], 4],
    ["UTF-16", [0xff, 0xfe, 0x7b, 0x00], 0],
  ])("is refused where it is not UTF-8: %s", (_name, input, at) => {
    expect(faultOf(Uint8Array.from(input))).toBe(
      `badJson: The body is not valid JSON: it is not UTF-8, at byte ${at}.`,
    );
  });
});

it.each([
  ['{"a":1,"b":2,"a":3}', "a", 13],
  ['{"a":1,"\\u0061":2}', "a", 7],
  ['[{"x":{"a":{},"a":{}}}]', "a", 14],
  ['{"":1,"":2}', "", 6],
  ['{"__proto__":1,"__proto__":2}', "__proto__", 15],
])("refuses a key that comes twice: %s", (text, key, at) => {
  expect(faultOf(bytes(text))).toBe(
    `badRequest: The key ${JSON.stringify(key)} comes twice in the body, at byte ${at}.`,
  );
});

it("tolerates one byte order mark", () => {
  expect(parseStrictJson(bytes('\ufeff{"a":1}'))).toEqual({ a: 1 });
});

it("sets no prototype and lets none be set by a copy", () => {
  const text = '{"__proto__":{"evil":1},"a":{"\\u005f_proto__":{"evil":1},"constructor":{"prototype":{"evil":1}}}}';
  const value = parseStrictJson(bytes(text)) as Record<string, Record<string, unknown>>;
  expect(Object.keys(value)).toEqual(["a"]);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.keys(value.a ?? {})).toEqual(["constructor"]);
  expect(Object.assign({}, value, value.a).evil).toBeUndefined();
  expect(({} as Record<string, unknown>).evil).toBeUndefined();
});

it("tells no offset where it would be of another text", () => {
  expect(() => parseStrictJson(bytes('{"a":1,"a":2}'), { tellsOffset: false })).toThrow(
    /^The key "a" comes twice in the body.$/,
  );
  expect(() => parseStrictJson(Uint8Array.of(0xff), { tellsOffset: false })).toThrow(/: it is not UTF-8.$/);
});
