import { expect, it, vi } from "vitest";
import { chunked, sampleBytes, storagePerTest } from "../../../fixtures/test-storage.ts";
import { type JsonUploadOptions, readJsonUpload } from "./read-json-upload.ts";

const disk = storagePerTest();

function read(body: ReadableStream<Uint8Array> | null, options: Partial<JsonUploadOptions> = {}) {
  return readJsonUpload(body, { openFile: () => disk.storage.createWriter(), maxFileBytes: 1_000_000, ...options });
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
  expect(await disk.temporaryFiles()).toEqual([]);
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
  expect(await disk.temporaryFiles()).toEqual([]);
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
    expect(await disk.temporaryFiles()).toEqual([]);
  }
});

it("passes on what the storage throws, aborts the writer and cancels the body", async () => {
  for (const method of ["write", "finish"] as const) {
    const writer = await disk.storage.createWriter();
    const failing = { ...writer, sizeBytes: 0, [method]: () => Promise.reject(new Error("disk")) };
    const upload = read(chunked(`{"file":"QUJD"}`, 9), { openFile: async () => failing });
    await expect(upload).rejects.toThrow("disk");
    expect(await disk.temporaryFiles()).toEqual([]);
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
