import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PART_BYTES } from "../../domain/base64.ts";
import { encodeToBlob, encodeToBytes } from "./encode-file.ts";

function makeBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
}

function watch(onProgress: (ratio: number) => void = () => {}, signal = new AbortController().signal) {
  return { signal, onProgress };
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe.each([1, 2, 3, 1000, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES + 2])("%d bytes", (length) => {
  const bytes = makeBytes(length);
  const expected = { sha256: hashOf(bytes), text: Buffer.from(bytes).toString("base64") };

  it("become text in memory", async () => {
    const { sha256, text } = await encodeToBytes(new File([bytes], "a"), watch());
    expect({ sha256, isSame: Buffer.from(text).toString() === expected.text }).toEqual({
      sha256: expected.sha256,
      isSame: true,
    });
  });

  it("become a Blob, part by part", async () => {
    const ratios: number[] = [];
    const { sha256, text } = await encodeToBlob(
      new File([bytes], "a"),
      watch((ratio) => ratios.push(ratio)),
    );
    expect({ sha256, isSame: (await text.text()) === expected.text }).toEqual({
      sha256: expected.sha256,
      isSame: true,
    });
    expect(ratios).toHaveLength(Math.ceil(length / PART_BYTES));
    expect(ratios.at(-1)).toBe(1);
  });
});

describe.each([
  ["bytes", encodeToBytes],
  ["blob", encodeToBlob],
])("into %s", (_name, encode) => {
  it("refuses an empty file", async () => {
    await expect(encode(new File([], "a"), watch())).rejects.toMatchObject({ fault: "empty" });
  });

  it.each([
    ["throws", () => Promise.reject(new DOMException("gone", "NotReadableError"))],
    ["comes out short", () => Promise.resolve(new ArrayBuffer(1))],
  ])("says so when reading %s", async (_how, arrayBuffer) => {
    const file = { size: 10, slice: () => ({ arrayBuffer }) } as unknown as File;
    await expect(encode(file, watch())).rejects.toMatchObject({ fault: "unreadable" });
  });

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    controller.abort();
    const started = encode(new File([makeBytes(10)], "a"), watch(undefined, controller.signal));
    await expect(started).rejects.toMatchObject({ name: "AbortError" });
  });
});
