import { createHash, randomBytes } from "node:crypto";
import { open, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { storagePerTest } from "../../../fixtures/test-storage.ts";

const disk = storagePerTest();

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
    const writer = await disk.storage.createWriter();
    for (const chunk of chunks) {
      await writer.write(chunk);
      chunk.fill(0);
    }
    expect(writer.sizeBytes).toBe(whole.length);
    const sha256 = createHash("sha256").update(whole).digest("hex");
    expect(await writer.finish()).toEqual({ sizeBytes: whole.length, sha256 });
    expect(await disk.listAll()).toEqual([]);
    const key = await writer.commit();
    expect(key).toMatch(/^([0-9a-f]{2})\/\1[0-9a-f]{30}$/);
    expect((await readFile(disk.storage.path(key))).equals(whole)).toBe(true);
    expect(await disk.temporaryFiles()).toEqual([]);
    await disk.expectOpenFiles(0);
  });

  it.each(["before a write", "after a write", "after finishing", "twice"])(
    "leaves nothing when aborted %s",
    async (when) => {
      const writer = await disk.storage.createWriter();
      if (when !== "before a write") await writer.write(randomBytes(600_000));
      if (when === "after finishing") await writer.finish();
      if (when === "twice") await writer.abort();
      await writer.abort();
      expect(await disk.temporaryFiles()).toEqual([]);
      expect(await disk.listAll()).toEqual([]);
      await disk.expectOpenFiles(0);
      await expect(writer.write(randomBytes(1))).rejects.toThrow("aborted");
    },
  );

  it("keeps a committed blob when it is aborted afterwards", async () => {
    const writer = await disk.storage.createWriter();
    await writer.write(randomBytes(5));
    await writer.finish();
    const key = await writer.commit();
    await writer.abort();
    expect(await disk.storage.size(key)).toBe(5);
  });

  it("cannot be committed before its bytes are durable, nor twice", async () => {
    const writer = await disk.storage.createWriter();
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
    const handle = await open(path.join(disk.root, "any"), "w");
    const prototype = Object.getPrototypeOf(handle) as typeof handle;
    await handle.close();
    vi.spyOn(prototype, method).mockRejectedValue(Object.assign(new Error("full"), { code }) as never);
    const writer = await disk.storage.createWriter();
    const attempt = async () => {
      for (let round = 0; round < 8; round++) await writer.write(randomBytes(200_000));
      await writer.finish();
    };
    await expect(attempt()).rejects.toMatchObject({ code: "noRoom", status: 507 });
    await writer.abort();
    expect(await disk.temporaryFiles()).toEqual([]);
    await disk.expectOpenFiles(0);
  });

  it("passes other faults of the disk on as they are", async () => {
    await rm(path.join(disk.root, "tmp"), { recursive: true });
    await expect(disk.storage.createWriter()).rejects.toMatchObject({ code: "ENOENT" });
  });
});
