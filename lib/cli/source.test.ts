import { mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ChangedError, fileSource, hashFile, readPart, spoolSource } from "./source.ts";

const signal = new AbortController().signal;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "earmark-cli-"));
});
afterEach(() => rm(folder, { recursive: true }));

const spooled = async () => (await readdir(tmpdir())).filter((name) => /^earmark-[A-Za-z0-9]{6}$/.test(name));

it("keeps what comes in on a stream, and leaves no file behind", async () => {
  const before = await spooled();
  const source = await spoolSource(Readable.from([Buffer.from("ab"), Buffer.from("c")]), { name: "x.wav", signal });
  expect(await spooled()).toEqual(before);
  expect(source).toMatchObject({ path: "-", name: "x.wav", sizeBytes: 3 });
  const handle = await source.open();
  expect((await readPart(handle, { start: 1, end: 3 })).toString()).toBe("bc");
  await handle.close();
});

it("leaves no file behind either where the stream breaks or is given up", async () => {
  const before = await spooled();
  const broken = new Readable({
    read() {
      this.destroy(new Error("broken"));
    },
  });
  await expect(spoolSource(broken, { name: null, signal })).rejects.toThrow("broken");
  const stop = new AbortController();
  const silent = spoolSource(new Readable({ read: () => undefined }), { name: null, signal: stop.signal });
  stop.abort();
  await expect(silent).rejects.toMatchObject({ name: "AbortError" });
  expect(await spooled()).toEqual(before);
});

it("hashes a file of several pieces", async () => {
  const file = path.join(folder, "zeros");
  await writeFile(file, Buffer.alloc(3 * 2 ** 20 + 7));
  const handle = await fileSource({ path: file, sizeBytes: 0 }).open();
  // sha256sum of 3,145,735 zeros.
  const expected = "f395f662db5cb6d4af68e95e95bf3a780950e8855cd43c7140367d36d6b5d1a3";
  expect(await hashFile(handle, 3 * 2 ** 20 + 7, signal)).toBe(expected);
  await handle.close();
});

it("tells of a file that became shorter while it was read", async () => {
  const file = path.join(folder, "a");
  await writeFile(file, "abcdef");
  const handle = await fileSource({ path: file, sizeBytes: 6 }).open();
  await truncate(file, 3);
  await expect(readPart(handle, { start: 0, end: 6 })).rejects.toThrow(ChangedError);
  await handle.close();
});
