import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { copyFile, encodeFile, encodePart } from "./encode-file.ts";
import { hashFile } from "./hash-file.ts";
import { PIECE_BYTES } from "./read-pieces.ts";

function makeBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
}

function watch(onProgress: (ratio: number) => void = () => {}, signal = new AbortController().signal) {
  return { signal, onProgress };
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** As where files are no streams that fill given memory. */
class CopiedFile extends File {
  override stream(): ReturnType<File["stream"]> {
    throw new TypeError("This is no stream of bytes.");
  }
  override slice(...range: Parameters<File["slice"]>): Blob {
    return new CopiedFile([super.slice(...range)], this.name);
  }
}

describe.each([
  ["in the same memory", File],
  ["in copies", CopiedFile],
])("a file that is read %s", (_how, Kind) => {
  describe.each([1, 2, 3, 1000, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES + 2])(
    "%d bytes",
    (length) => {
      const bytes = makeBytes(length);
      const file = new Kind([bytes], "a");

      it("become text, piece by piece", async () => {
        const ratios: number[] = [];
        const { sha256, text } = await encodeFile(
          file,
          watch((ratio) => ratios.push(ratio)),
        );
        expect(sha256).toBe(hashOf(bytes));
        expect((await text.text()) === Buffer.from(bytes).toString("base64")).toBe(true);
        expect(ratios).toHaveLength(Math.ceil(length / PIECE_BYTES));
        expect(ratios.at(-1)).toBe(1);
      });

      it("have their digest", async () => {
        expect(await hashFile(file, watch())).toBe(hashOf(bytes));
      });

      it("are copied", async () => {
        const copy = await copyFile(file, watch().signal);
        expect(hashOf(await copy.bytes())).toBe(hashOf(bytes));
      });

      it("become text of a stretch", async () => {
        const [start, end] = [Math.floor(length / 3), length];
        const text = await encodePart(file, { start, end }, watch().signal);
        expect((await text.text()) === Buffer.from(bytes.subarray(start, end)).toString("base64")).toBe(true);
      });
    },
  );

  it("is read no more when it is told to stop", async () => {
    const controller = new AbortController();
    controller.abort();
    const started = encodeFile(new Kind([makeBytes(10)], "a"), watch(undefined, controller.signal));
    await expect(started).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("a file that cannot be sent", () => {
  it("is empty", async () => {
    await expect(encodeFile(new File([], "a"), watch())).rejects.toMatchObject({ fault: "empty" });
  });

  const failing = new ReadableStream({
    type: "bytes",
    pull: () => Promise.reject(new DOMException("gone", "NotReadableError")),
  });
  const short = new ReadableStream({
    type: "bytes",
    pull(controller) {
      controller.enqueue(new Uint8Array(3));
      controller.close();
      controller.byobRequest?.respond(0);
    },
  });
  const noStream = () => {
    throw new TypeError("This is no stream of bytes.");
  };
  const sliceOf = (arrayBuffer: () => Promise<ArrayBuffer>) => () => ({ arrayBuffer });
  it.each([
    ["throws", { stream: () => failing }],
    ["comes out short", { stream: () => short }],
    ["throws in copies", { stream: noStream, slice: sliceOf(() => Promise.reject(new DOMException("gone"))) }],
    ["comes out short in copies", { stream: noStream, slice: sliceOf(async () => new ArrayBuffer(1)) }],
  ])("can no longer be read: reading it %s", async (_how, reading) => {
    const file = { size: 10, ...reading } as unknown as File;
    await expect(encodeFile(file, watch())).rejects.toMatchObject({ fault: "unreadable" });
  });
});
