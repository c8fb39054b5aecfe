import { describe, expect, it } from "vitest";
import { chunked, storagePerTest } from "../../../fixtures/test-storage.ts";
import { type JsonUploadOptions, readJsonUpload } from "./read-json-upload.ts";

const disk = storagePerTest();

function read(body: ReadableStream<Uint8Array> | null, options: Partial<JsonUploadOptions> = {}) {
  return readJsonUpload(body, { openFile: () => disk.storage.createWriter(), maxFileBytes: 1_000_000, ...options });
}

describe.each([1, 7, 4096, 65_536, 2 ** 30])("a body in chunks of %i bytes", (chunkBytes) => {
  it.each([
    { name: "a byte that is not Base64", json: `{"file":"QUJD*UJD"}`, code: "badBase64", detail: "at character 4 " },
    {
      name: "an offset that counts an escape as one",
      json: `{"file":"\\u0051U\\/D*"}`,
      code: "badBase64",
      detail: "at character 4 ",
    },
    { name: "the URL-safe alphabet", json: `{"file":"QUJD_UJD"}`, code: "badBase64", detail: "at character 4 " },
    {
      name: "a line feed in an escape",
      json: `{"file":"QUJD\\nQUJD"}`,
      code: "badBase64",
      detail: "4 found a line feed",
    },
    { name: "a raw line feed", json: `{"file":"QUJD\nQUJD"}`, code: "badBase64", detail: "4 found a line feed" },
    { name: "a quote in an escape", json: `{"file":"QUJD\\"QUJD"}`, code: "badBase64", detail: "at character 4 " },
    {
      name: "letters outside ASCII",
      json: `{"file":"QUJDü"}`,
      code: "badBase64",
      detail: "4 found a character outside",
    },
    {
      name: "letters outside ASCII in an escape",
      json: `{"file":"QUJD\\u0141"}`,
      code: "badBase64",
      detail: "4 found a character outside",
    },
    { name: "missing padding", json: `{"file":"QUJDQQ"}`, code: "badBase64", detail: "at character 6 " },
    { name: "a data URL", json: `{"file":"data:audio/wav;base64,QUJD"}`, code: "badBase64", detail: "at character 4 " },
    { name: "an unknown escape", json: `{"file":"QUJD\\x41"}`, code: "badJson", detail: "escape" },
    { name: "an escape without its digits", json: `{"file":"QUJD\\u004G"}`, code: "badJson", detail: "escape" },
    { name: "an empty file", json: `{"file":""}`, code: "invalid", detail: "is empty" },
    { name: "a number for a file", json: `{"file":12}`, code: "invalid", detail: "not a string" },
    { name: "an object for a file", json: `{"file":{"file":"QUJD"}}`, code: "invalid", detail: "not a string" },
    { name: "a list of files", json: `{"file":["QUJD"]}`, code: "invalid", detail: "not a string" },
    { name: "false for a file", json: `{"file":false}`, code: "invalid", detail: "not a string" },
    { name: "the file twice", json: `{"file":"QUJD","file":"QUJD"}`, code: "badRequest", detail: '"file"' },
    { name: "the file after null", json: `{"file":null,"file":"QUJD"}`, code: "badRequest", detail: '"file"' },
    {
      name: "the file again, escaped",
      json: `{"file":"QUJD","\\u0066ile":null}`,
      code: "badRequest",
      detail: '"file"',
    },
    { name: "a key twice", json: `{"alias":1,"file":"QUJD","alias":2}`, code: "badRequest", detail: '"alias"' },
    { name: "__proto__ twice", json: `{"__proto__":1,"__proto__":2}`, code: "badRequest", detail: '"__proto__"' },
    { name: "nothing", json: "", code: "badJson", detail: "empty" },
    { name: "white space alone", json: " \n", code: "badJson", detail: "empty" },
    { name: "a list", json: `["file","QUJD"]`, code: "badJson", detail: "not a JSON object" },
    { name: "a string", json: `"file"`, code: "badJson", detail: "not a JSON object" },
    { name: "null", json: "null", code: "badJson", detail: "not a JSON object" },
    { name: "raw bytes", json: "RIFF....WAVE", code: "badJson", detail: "not a JSON object" },
    { name: "something behind it", json: `{"file":"QUJD"} x`, code: "badJson", detail: "goes on" },
    { name: "a second object", json: `{"file":"QUJD"}{}`, code: "badJson", detail: "goes on" },
    { name: "an end within the file", json: `{"file":"QUJDQUJD`, code: "badJson", detail: "ends early, inside" },
    { name: "an end within an escape", json: `{"file":"QUJDQUJD\\u00`, code: "badJson", detail: "ends early, inside" },
    { name: "an end after the file", json: `{"file":"QUJD"`, code: "badJson", detail: "ends early" },
    { name: "an end within a key", json: `{"fil`, code: "badJson", detail: "ends early" },
    { name: "an end within another string", json: `{"file":"QUJD","a":"\\`, code: "badJson", detail: "ends early" },
    { name: "two strings for the file", json: `{"file":"QUJD""QUJD"}`, code: "badJson", detail: "not valid" },
    { name: "a string after a padded one", json: `{"file":"QQ==""QUJD"}`, code: "badJson", detail: "not valid" },
    { name: "a number before the string", json: `{"file":1"QUJD"}`, code: "badJson", detail: "not valid" },
    { name: "no colon", json: `{"file" "QUJD"}`, code: "badJson", detail: "not valid" },
    { name: "two colons", json: `{"file"::"QUJD"}`, code: "badJson", detail: "not valid" },
    { name: "a comma too many", json: `{"file":"QUJD",}`, code: "badJson", detail: "not valid" },
    { name: "a comma too few", json: `{"a":1 "file":"QUJD"}`, code: "badJson", detail: "not valid" },
    { name: "the wrong bracket", json: `{"file":"QUJD"]`, code: "badJson", detail: "not valid" },
    { name: "crossed brackets", json: `{"a":[{]},"file":"QUJD"}`, code: "badJson", detail: "not valid" },
    { name: "single quotes", json: `{'file':'QUJD'}`, code: "badJson", detail: "not valid" },
    { name: "a comment", json: `{/* "file": */"file":"QUJD"}`, code: "badJson", detail: "not valid" },
    { name: "NaN", json: `{"a":NaN}`, code: "badJson", detail: "not valid" },
    { name: "a control character in a string", json: `{"a":"\u0001"}`, code: "badJson", detail: "not valid" },
    { name: "a control character in a key", json: `{"a\n":1}`, code: "badJson", detail: "not valid" },
    {
      name: "33 levels",
      json: `{"file":"QUJD","a":${"[".repeat(32)}${"]".repeat(32)}}`,
      code: "badJson",
      detail: "32 levels",
    },
    {
      name: "a file over the limit",
      json: `{"file":"${"QUJD".repeat(333_334)}"}`,
      code: "tooLarge",
      detail: "1000000 bytes",
    },
    {
      name: "too much beside the file",
      json: `{"a":"${"x".repeat(65_536)}"}`,
      code: "tooLarge",
      detail: "65536 bytes",
    },
    {
      name: "too much white space",
      json: `{"file":"QUJD"}${" ".repeat(65_536)}`,
      code: "tooLarge",
      detail: "65536 bytes",
    },
  ])("is refused with $name, and leaves nothing", async ({ json, code, detail }) => {
    const upload = read(chunked(json, json.length > 60_000 ? Math.max(chunkBytes, 4096) : chunkBytes));
    await expect(upload).rejects.toMatchObject({ code, detail: expect.stringContaining(detail) });
    expect(await disk.temporaryFiles()).toEqual([]);
    if (code === "invalid") await expect(upload).rejects.toMatchObject({ errors: [{ path: "file" }] });
  });

  it.each([
    { name: "in a value", json: Buffer.from('{"a":"\xff"}', "latin1") },
    { name: "in a key", json: Buffer.from('{"\xc3":1}', "latin1") },
    { name: "cut short", json: Buffer.from('{"a":"\xe2\x82"}', "latin1") },
    { name: "overlong", json: Buffer.from('{"a":"\xc0\xaf"}', "latin1") },
    { name: "as a surrogate", json: Buffer.from('{"a":"\xed\xa0\x80"}', "latin1") },
    { name: "in UTF-16", json: Buffer.from('{"file":"QUJD"}', "utf16le") },
  ])("is refused when it is not UTF-8 $name", async ({ json }) => {
    await expect(read(chunked(json, chunkBytes))).rejects.toMatchObject({ code: "badJson" });
    expect(await disk.temporaryFiles()).toEqual([]);
  });
});
it("gives each refusal the same offset in every chunking", async () => {
  const json = `{"alias":"a","file":"${"QUJD".repeat(37_500)}\\n${"QUJD".repeat(37_500)}"}`;
  for (const chunkBytes of [11, 1000, 65_535, 65_536, 10 ** 9]) {
    const detail = expect.stringContaining("at character 150000 found a line feed");
    await expect(read(chunked(json, chunkBytes))).rejects.toMatchObject({ code: "badBase64", detail });
  }
});
