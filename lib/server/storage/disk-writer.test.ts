import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, open, readdir, readFile, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDiskStorage, type Storage } from "./disk.ts";

let root: string;
let storage: Storage;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "blobs-"));
  storage = await createDiskStorage(root);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true, force: true });
});

const temporaryFiles = () => readdir(path.join(root, "tmp"));

async function listAll() {
  const entries = [];
  for await (const entry of storage.list()) entries.push(entry);
  return entries;
}

/** Expects so many descriptors of this process below the root; only Linux can say. */
async function expectOpenFiles(count: number): Promise<void> {
  if (process.platform !== "linux") return;
  const names = await readdir("/proc/self/fd");
  const targets = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => "")));
  expect(targets.filter((target) => target.startsWith(root))).toHaveLength(count);
}

describe("a writer", () => {
  it.each([
    { name: "nothing", sizes: [] },
    { name: "an empty chunk", sizes: [0] },
    { name: "a byte", sizes: [1] },
    { name: "exactly one buffer", sizes: [262_144] },
    { name: "one buffer and a byte", sizes: [262_144, 1] },
    { name: "chunks of many lengths", sizes: [1, 65_536, 7, 262_143, 300_000, 1_000_000, 3] },
  ])("stores $name as it was given, and its digest", async ({ sizes }) => {
    const chunks = sizes.map((size) => randomBytes(size));
    const whole = Buffer.concat(chunks);
    const writer = await storage.createWriter();
    for (const chunk of chunks) {
      await writer.write(chunk);
      chunk.fill(0);
    }
    expect(writer.sizeBytes).toBe(whole.length);
    const sha256 = createHash("sha256").update(whole).digest("hex");
    expect(await writer.finish()).toEqual({ sizeBytes: whole.length, sha256 });
    expect(await listAll()).toEqual([]);
    const key = await writer.commit();
    expect(key).toMatch(/^([0-9a-f]{2})\/\1[0-9a-f]{30}$/);
    expect((await readFile(storage.path(key))).equals(whole)).toBe(true);
    expect(await temporaryFiles()).toEqual([]);
    await expectOpenFiles(0);
  });

  it.each(["before a write", "after a write", "after finishing", "twice"])(
    "leaves nothing when aborted %s",
    async (when) => {
      const writer = await storage.createWriter();
      if (when !== "before a write") await writer.write(randomBytes(600_000));
      if (when === "after finishing") await writer.finish();
      if (when === "twice") await writer.abort();
      await writer.abort();
      expect(await temporaryFiles()).toEqual([]);
      expect(await listAll()).toEqual([]);
      await expectOpenFiles(0);
      await expect(writer.write(randomBytes(1))).rejects.toThrow("aborted");
    },
  );

  it("keeps a committed blob when it is aborted afterwards", async () => {
    const writer = await storage.createWriter();
    await writer.write(randomBytes(5));
    await writer.finish();
    const key = await writer.commit();
    await writer.abort();
    expect(await storage.size(key)).toBe(5);
  });

  it("cannot be committed before its bytes are durable, nor twice", async () => {
    const writer = await storage.createWriter();
    await expect(writer.commit()).rejects.toThrow("open, not finished");
    await writer.finish();
    await writer.commit();
    await expect(writer.commit()).rejects.toThrow("committed, not finished");
  });

  it.each([
    { name: "a write", method: "write", code: "ENOSPC" },
    { name: "making it durable", method: "sync", code: "ENOSPC" },
    { name: "a write over quota", method: "write", code: "EDQUOT" },
  ] as const)("says that there is no room when $name fails, and leaves nothing", async ({ method, code }) => {
    // No file system here can be filled up at will, so the file handle plays the full disk.
    const handle = await open(path.join(root, "any"), "w");
    const prototype = Object.getPrototypeOf(handle) as typeof handle;
    await handle.close();
    vi.spyOn(prototype, method).mockRejectedValue(Object.assign(new Error("full"), { code }) as never);
    const writer = await storage.createWriter();
    const attempt = async () => {
      for (let round = 0; round < 8; round++) await writer.write(randomBytes(200_000));
      await writer.finish();
    };
    await expect(attempt()).rejects.toMatchObject({ code: "noRoom", status: 507 });
    await writer.abort();
    expect(await temporaryFiles()).toEqual([]);
    await expectOpenFiles(0);
  });

  it("passes other faults of the disk on as they are", async () => {
    await rm(path.join(root, "tmp"), { recursive: true });
    await expect(storage.createWriter()).rejects.toMatchObject({ code: "ENOENT" });
  });
});
