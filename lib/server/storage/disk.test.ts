import { randomBytes } from "node:crypto";
import { mkdir, readFile, symlink, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { storagePerTest } from "../../../fixtures/test-storage.ts";
import { createDiskStorage } from "./disk.ts";

const disk = storagePerTest();

async function store(bytes: Uint8Array): Promise<string> {
  const writer = await disk.storage.createWriter();
  await writer.write(bytes);
  await writer.finish();
  return writer.commit();
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe("a file that another process wrote", () => {
  it("is adopted under a new key", async () => {
    const source = disk.storage.temporaryPath();
    await writeFile(source, "RIFF");
    const key = await disk.storage.adopt(source);
    expect(await readFile(disk.storage.path(key), "utf8")).toBe("RIFF");
    expect(await disk.temporaryFiles()).toEqual([]);
  });

  it.each(["outside", "a folder", "a link", "a way out"])("is not adopted when it is %s", async (kind) => {
    await writeFile(path.join(disk.root, "secret"), "secret");
    const inside = disk.storage.temporaryPath();
    if (kind === "a folder") await mkdir(inside);
    if (kind === "a link") await symlink(path.join(disk.root, "secret"), inside);
    const source =
      { outside: path.join(disk.root, "secret"), "a way out": path.join(disk.root, "tmp/../secret") }[kind] ?? inside;
    await expect(disk.storage.adopt(source)).rejects.toThrow("adopted");
    expect(await disk.listAll()).toEqual([]);
  });
});

describe("reading", () => {
  const bytes = randomBytes(700_000);

  it.each([
    { name: "the whole", range: undefined },
    { name: "nothing of it", range: { start: 5, end: 5 } },
    { name: "the first byte", range: { start: 0, end: 1 } },
    { name: "the last byte", range: { start: 699_999, end: 700_000 } },
    { name: "a stretch over several chunks", range: { start: 13, end: 600_007 } },
  ])("gives $name", async ({ range }) => {
    const key = await store(bytes);
    const expected = bytes.subarray(range?.start ?? 0, range?.end ?? bytes.length);
    expect((await readAll(disk.storage.read(key, range))).equals(expected)).toBe(true);
    if (range) expect(Buffer.from(await disk.storage.readBytes(key, range)).equals(expected)).toBe(true);
    expect(await disk.storage.size(key)).toBe(bytes.length);
    await disk.expectOpenFiles(0);
  });

  it("reads no further than it is asked to, and closes the file when cancelled", async () => {
    const reader = disk.storage.read(await store(bytes)).getReader();
    await disk.expectOpenFiles(0);
    expect((await reader.read()).value?.length).toBe(256 * 1024);
    await disk.expectOpenFiles(1);
    await reader.cancel();
    await disk.expectOpenFiles(0);
  });

  it("closes the file when it is cancelled while being opened", async () => {
    const reader = disk.storage.read(await store(bytes)).getReader();
    // A stream pulls nothing before its start has settled.
    await setTimeout(0);
    const pending = reader.read();
    await reader.cancel();
    expect(await pending).toMatchObject({ done: true });
    // The cancelled opening is still on its way: only afterwards would a forgotten handle show.
    await setTimeout(100);
    await disk.expectOpenFiles(0);
  });

  it("errors rather than ends when the blob is shorter than the range", async () => {
    const key = await store(bytes);
    const range = { start: 600_000, end: 700_001 };
    await expect(readAll(disk.storage.read(key, range))).rejects.toThrow("shorter");
    await expect(disk.storage.readBytes(key, range)).rejects.toThrow("shorter");
    await disk.expectOpenFiles(0);
  });

  it.each([
    { start: -1, end: 5 },
    { start: 5, end: 4 },
    { start: 0.5, end: 2 },
    { start: 0, end: Number.NaN },
  ])("refuses $start-$end as a range", async (range) => {
    const key = await store(bytes);
    expect(() => disk.storage.read(key, range)).toThrow(RangeError);
    await expect(disk.storage.readBytes(key, range)).rejects.toThrow(RangeError);
  });

  it("says notFound of a blob that is gone; removing it again is fine", async () => {
    const key = await store(bytes);
    await disk.storage.remove(key);
    await disk.storage.remove(key);
    await expect(disk.storage.size(key)).rejects.toMatchObject({ code: "notFound" });
    await expect(readAll(disk.storage.read(key))).rejects.toMatchObject({ code: "notFound" });
    await expect(disk.storage.readBytes(key, { start: 0, end: 1 })).rejects.toMatchObject({ code: "notFound" });
  });
});

const name = `ab${"0".repeat(30)}`;

it.each([
  "",
  "..",
  "../../etc/passwd",
  `/ab/${name}`,
  `ab/../ab/${name}`,
  `cd/${name}`,
  `ab/${name}0`,
  `ab/${name}\n`,
  `ab/${name}\0`,
  `AB/${name.toUpperCase()}`,
  "tmp/0",
])("takes %j for no key", async (key) => {
  expect(() => disk.storage.path(key)).toThrow("not the key");
  expect(() => disk.storage.read(key)).toThrow("not the key");
  await expect(disk.storage.size(key)).rejects.toThrow("not the key");
  await expect(disk.storage.readBytes(key, { start: 0, end: 1 })).rejects.toThrow("not the key");
  await expect(disk.storage.remove(key)).rejects.toThrow("not the key");
});

it("lists every blob and nothing else", async () => {
  const keys = [await store(randomBytes(1)), await store(randomBytes(2)), await store(randomBytes(3))];
  await disk.storage.createWriter().then((writer) => writer.finish());
  await mkdir(path.join(disk.root, "zz"));
  await writeFile(path.join(disk.root, "ab-note"), "");
  await writeFile(path.join(disk.root, (keys[0] as string).slice(0, 2), "stray"), "");
  const entries = await disk.listAll();
  expect(entries.map(({ key, sizeBytes }) => [key, sizeBytes]).sort()).toEqual(
    keys.map((key, at) => [key, at + 1]).sort(),
  );
  for (const { modifiedAt } of entries) expect(Date.now() - modifiedAt.getTime()).toBeLessThan(60_000);
});

it("sweeps temporary files that nobody has written to for long, and only those", async () => {
  const key = await store(randomBytes(1));
  const old = disk.storage.temporaryPath();
  const young = disk.storage.temporaryPath();
  await writeFile(old, "");
  await writeFile(young, "");
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  await utimes(old, longAgo, longAgo);
  await utimes(disk.storage.path(key), longAgo, longAgo);
  expect(await disk.storage.sweepTemporary(24 * 3_600_000)).toBe(1);
  expect(await disk.temporaryFiles()).toEqual([path.basename(young)]);
  expect(await disk.storage.size(key)).toBe(1);
});

it("finds its blobs again when it is opened again", async () => {
  const key = await store(Buffer.from("here"));
  const reopened = await createDiskStorage(disk.root);
  expect((await readAll(reopened.read(key))).toString()).toBe("here");
});
