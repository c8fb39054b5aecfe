import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, it, vi } from "vitest";
import { chunked, sampleBytes, storagePerTest } from "../../../fixtures/test-storage.ts";
import { type JsonUploadOptions, readJsonUpload } from "./read-json-upload.ts";

const disk = storagePerTest();

function read(body: ReadableStream<Uint8Array> | null, options: Partial<JsonUploadOptions> = {}) {
  return readJsonUpload(body, { openFile: () => disk.storage.createWriter(), maxFileBytes: 1_000_000, ...options });
}

const bytes = sampleBytes(200_001);
const base64 = bytes.toString("base64");
const short = sampleBytes(40);
const shortText = short.toString("base64");
const everyEscape = [...shortText].map((character) => `\\u00${character.charCodeAt(0).toString(16)}`).join("");

const bodies: { name: string; json: string; file: Buffer | null }[] = [
  { name: "escaped quotes first", json: `{"a\\"b":"c\\"d","e":["\\\\","\\""],"file":"${shortText}"}`, file: short },
  {
    name: "a nested file behind a comma",
    json: `{"a":{"x":[1,1,"y","y"],"file":"!"},"file":"${shortText}"}`,
    file: short,
  },
  { name: "the file alone", json: `{"file":"${shortText}"}`, file: short },
  { name: "the file first", json: `{"file":"${shortText}","alias":"a","n":[1,{"b":null}]}`, file: short },
  { name: "the file last", json: `{"alias":"a \\"file\\": \\\\","x":{"y":"}"},"file":"${shortText}"}`, file: short },
  {
    name: "the file amid white space",
    json: `\r\n { "a" : 1 ,\t"file"\n:\n"${shortText}" , "b" : 2 } \n`,
    file: short,
  },
  { name: "a large file", json: `{"name":"ü.wav","file":"${base64}","alias":"a"}`, file: bytes },
  { name: "escaped slashes", json: `{"file":"${base64.replaceAll("/", "\\/")}"}`, file: bytes },
  { name: "plus signs as \\u002b", json: `{"file":"${base64.replaceAll("+", "\\u002b")}"}`, file: bytes },
  { name: "every character as \\u00xx", json: `{"file":"${everyEscape}"}`, file: short },
  {
    name: "upper-case hexadecimal",
    json: `{"file":"${everyEscape.replace(/(?<=\\u)..../g, (x) => x.toUpperCase())}"}`,
    file: short,
  },
  { name: "an escaped key", json: `{"\\u0066i\\u006Ce":"${shortText}","\\u0061":1}`, file: short },
  { name: "a nested file only", json: `{"a":{"file":"!"},"b":[{"file":"QQ=="}]}`, file: null },
  {
    name: "a nested file before the file",
    json: `{"a":{"file":"no"},"file":"${shortText}","b":{"file":1}}`,
    file: short,
  },
  { name: "file as a value", json: `{"a":"file","b":["file","file"]}`, file: null },
  { name: "keys that resemble it", json: `{"File":"A","file ":"B","files":"C","":"D","fil\\u00e9":"E"}`, file: null },
  { name: "file null", json: `{"file":null,"alias":"a"}`, file: null },
  { name: "no file", json: `{"alias":"ü \\ud83d\\ude00 😀"}`, file: null },
  { name: "an empty object", json: `{}`, file: null },
  {
    name: "names that every object has",
    json: `{"toString":1,"constructor":{"prototype":2},"file":"QQ=="}`,
    file: Buffer.from("A"),
  },
  { name: "32 levels", json: `{"a":${"[".repeat(31)}${"]".repeat(31)}}`, file: null },
];

describe.each([1, 7, 4096, 65_536, 2 ** 30])("a body in chunks of %i bytes", (chunkBytes) => {
  it.each(bodies)("is read with $name", async ({ json, file: expected }) => {
    const onFileBytes = vi.fn();
    const { fields, file } = await read(chunked(json, chunkBytes), { onFileBytes });
    const { file: _, ...others } = JSON.parse(json);
    expect(fields).toEqual(others);
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    expect(await disk.temporaryFiles()).toHaveLength(expected ? 1 : 0);
    if (!expected) return expect(file).toBeNull();
    expect(onFileBytes).toHaveBeenLastCalledWith(expected.length);
    const sha256 = createHash("sha256").update(expected).digest("hex");
    expect(file).toMatchObject({ sizeBytes: expected.length, sha256 });
    const key = (await file?.writer.commit()) as string;
    expect((await readFile(disk.storage.path(key))).equals(expected)).toBe(true);
  });

  it("may begin with one byte order mark", async () => {
    const { fields, file } = await read(chunked(`\ufeff{"a":1,"file":"QUJD"}`, chunkBytes));
    expect(fields).toEqual({ a: 1 });
    expect(file?.sizeBytes).toBe(3);
    await file?.writer.abort();
    await expect(read(chunked(`\ufeff\ufeff{}`, chunkBytes))).rejects.toMatchObject({ code: "badJson" });
    await expect(read(chunked(`{\ufeff}`, chunkBytes))).rejects.toMatchObject({ code: "badJson" });
  });

  it("sets no prototype, at any depth", async () => {
    const json = `{"__proto__":{"isAdmin":true},"a":{"__proto__":{"isAdmin":true},"b":1},"\\u005f_proto__x":1}`;
    const { fields } = await read(chunked(json, chunkBytes));
    expect(fields).toEqual({ a: { b: 1 }, __proto__x: 1 });
    expect(Object.hasOwn(fields, "__proto__")).toBe(false);
    expect(Object.assign({}, fields.a)).not.toHaveProperty("isAdmin");
    expect({}).not.toHaveProperty("isAdmin");
  });
});

it("takes a missing body for an empty one", async () => {
  await expect(read(null)).rejects.toMatchObject({ code: "badJson", detail: "The body is empty." });
});

it("takes exactly as much beside the file as it may", async () => {
  const json = `{"file":"QUJD","a":"${"x".repeat(77)}"}`;
  const otherBytes = json.length - 4;
  const { file } = await read(chunked(json, 9), { maxOtherBytes: otherBytes });
  await file?.writer.abort();
  const upload = read(chunked(json, 9), { maxOtherBytes: otherBytes - 1 });
  await expect(upload).rejects.toMatchObject({ code: "tooLarge" });
});
