import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createDiskStorage, type Storage } from "../storage/disk.ts";
import { type JsonUploadOptions, readJsonUpload } from "./read-json-upload.ts";

let root: string;
let storage: Storage;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "json-"));
  storage = await createDiskStorage(root);
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const temporaryFiles = () => readdir(path.join(root, "tmp"));

/** Repeatable bytes that use every character of Base64. */
function sampleBytes(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
    createHash("sha256").update(`${at}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

function chunked(text: string | Uint8Array, chunkBytes: number): ReadableStream<Uint8Array> {
  const bytes = Buffer.from(text as string);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, at + chunkBytes));
      else controller.close();
      at += chunkBytes;
    },
  });
}

function read(body: ReadableStream<Uint8Array> | null, options: Partial<JsonUploadOptions> = {}) {
  return readJsonUpload(body, { openFile: () => storage.createWriter(), maxFileBytes: 1_000_000, ...options });
}

/** A body that begins like an upload and then goes on, fails or stands still. */
function beginning(then: (controller: ReadableStreamDefaultController<Uint8Array>) => void, cancel: () => void) {
  let hasBegun = false;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (hasBegun) return then(controller);
      hasBegun = true;
      controller.enqueue(Buffer.from(`{"file":"${"QUJD".repeat(100)}`));
    },
    cancel,
  });
}

it("says that the upload broke off when the body fails, and leaves nothing", async () => {
  const body = beginning((controller) => controller.error(new Error("reset")), vi.fn());
  await expect(read(body)).rejects.toMatchObject({ code: "interrupted", cause: { message: "reset" } });
  expect(await temporaryFiles()).toEqual([]);
});

it("stops when it is aborted while it waits for bytes, and leaves nothing", async () => {
  const cancel = vi.fn();
  const abort = new AbortController();
  const onFileBytes = () => setTimeout(() => abort.abort());
  const upload = read(
    beginning(() => undefined, cancel),
    { signal: abort.signal, onFileBytes },
  );
  await expect(upload).rejects.toMatchObject({ code: "interrupted" });
  expect(cancel).toHaveBeenCalledOnce();
  expect(await temporaryFiles()).toEqual([]);
});

it("cancels a body that never ends at the first fault", async () => {
  for (const { more, code } of [
    { more: "QUJD".repeat(5000), code: "tooLarge" },
    { more: "QUJD*", code: "badBase64" },
    { more: '"} x', code: "badJson" },
    { more: `","a":"${"x".repeat(70_000)}`, code: "tooLarge" },
  ]) {
    const cancel = vi.fn();
    const upload = read(beginning((controller) => controller.enqueue(Buffer.from(more)), cancel));
    await expect(upload).rejects.toMatchObject({ code });
    expect(cancel).toHaveBeenCalledOnce();
    expect(await temporaryFiles()).toEqual([]);
  }
});

it("passes on what the storage throws, aborts the writer and cancels the body", async () => {
  for (const method of ["write", "finish"] as const) {
    const writer = await storage.createWriter();
    const failing = { ...writer, sizeBytes: 0, [method]: () => Promise.reject(new Error("disk")) };
    const upload = read(chunked(`{"file":"QUJD"}`, 9), { openFile: async () => failing });
    await expect(upload).rejects.toThrow("disk");
    expect(await temporaryFiles()).toEqual([]);
  }
});

it("opens no file for a body without one", async () => {
  const openFile = vi.fn();
  for (const json of ["{}", `{"file":null}`, `{"file":""}`, `{"file":"*"}`, `{"file":1}`, "[]"]) {
    await read(chunked(json, 9), { openFile }).catch(() => undefined);
  }
  expect(openFile).not.toHaveBeenCalled();
});

it("holds its memory while 256 MiB stream through", { timeout: 120_000 }, async () => {
  const chunk = Buffer.from(sampleBytes(49_152).toString("base64"));
  let highestRssBytes = 0;
  async function upload(chunks: number) {
    let sent = -1;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ < 0) return controller.enqueue(Buffer.from('{"alias":"a","file":"'));
        if (sent <= chunks) return controller.enqueue(chunk.slice());
        controller.enqueue(Buffer.from('"}'));
        controller.close();
      },
    });
    const onFileBytes = () => {
      highestRssBytes = Math.max(highestRssBytes, process.memoryUsage.rss());
    };
    const { file } = await read(body, { maxFileBytes: 2 ** 40, onFileBytes });
    await file?.writer.abort();
    return file?.sizeBytes;
  }
  await upload(256);
  const warmRssBytes = process.memoryUsage.rss();
  highestRssBytes = 0;
  expect(await upload(4096)).toBe(192 * 2 ** 20);
  expect(highestRssBytes - warmRssBytes).toBeLessThan(64 * 2 ** 20);
});
