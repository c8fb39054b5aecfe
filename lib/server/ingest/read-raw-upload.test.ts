import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, it, vi } from "vitest";
import { storagePerTest } from "../../../fixtures/test-storage.ts";
import { readRawUpload } from "./read-raw-upload.ts";

const disk = storagePerTest();

const options = () => ({ openFile: () => disk.storage.createWriter(), maxFileBytes: 1_000_000 });

function streamOf(chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

it.each([
  { name: "a body in chunks", chunks: [randomBytes(70_000), randomBytes(1), randomBytes(400_000)] },
  { name: "a body of exactly the limit", chunks: [randomBytes(1_000_000)] },
  { name: "an empty body", chunks: [] },
  { name: "a body of empty chunks", chunks: [Buffer.alloc(0), Buffer.alloc(0)] },
])("receives $name, durable and hashed but not committed", async ({ chunks }) => {
  const whole = Buffer.concat(chunks);
  const onFileBytes = vi.fn();
  const file = await readRawUpload(streamOf(chunks), { ...options(), onFileBytes });
  expect(file).toMatchObject({ sizeBytes: whole.length, sha256: createHash("sha256").update(whole).digest("hex") });
  if (whole.length > 0) expect(onFileBytes).toHaveBeenLastCalledWith(whole.length);
  expect(await disk.temporaryFiles()).toHaveLength(1);
  expect((await readFile(disk.storage.path(await file.writer.commit()))).equals(whole)).toBe(true);
});

it("receives a missing body as a file of 0 bytes", async () => {
  const file = await readRawUpload(null, options());
  expect(file.sizeBytes).toBe(0);
  await file.writer.abort();
  expect(await disk.temporaryFiles()).toEqual([]);
});

it("refuses a byte too many, cancels the body and leaves nothing", async () => {
  const cancel = vi.fn();
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(randomBytes(400_000)), cancel });
  await expect(readRawUpload(body, options())).rejects.toMatchObject({ code: "tooLarge", status: 413 });
  expect(cancel).toHaveBeenCalledOnce();
  expect(await disk.temporaryFiles()).toEqual([]);
});

it("says that the upload broke off when the body fails, and leaves nothing", async () => {
  let pulls = 0;
  const body = new ReadableStream({
    pull: (controller) => (pulls++ < 3 ? controller.enqueue(randomBytes(9)) : controller.error(new Error("reset"))),
  });
  await expect(readRawUpload(body, options())).rejects.toMatchObject({
    code: "interrupted",
    cause: { message: "reset" },
  });
  expect(await disk.temporaryFiles()).toEqual([]);
});

it.each(["before", "while waiting for bytes"])("stops when it is aborted %s, and leaves nothing", async (when) => {
  const cancel = vi.fn();
  const abort = new AbortController();
  if (when === "before") abort.abort();
  const body = new ReadableStream({ start: (controller) => controller.enqueue(randomBytes(9)), cancel });
  const onFileBytes = () => setTimeout(() => abort.abort());
  const upload = readRawUpload(body, { ...options(), onFileBytes, signal: abort.signal });
  await expect(upload).rejects.toMatchObject({ code: "interrupted" });
  expect(cancel).toHaveBeenCalledOnce();
  expect(await disk.temporaryFiles()).toEqual([]);
});

it("passes on what the storage throws, and cancels the body", async () => {
  const cancel = vi.fn();
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(randomBytes(9)), cancel });
  const openFile = () => Promise.reject(new Error("no storage"));
  await expect(readRawUpload(body, { ...options(), openFile })).rejects.toThrow("no storage");
  expect(cancel).toHaveBeenCalledOnce();
});
