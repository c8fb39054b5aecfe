import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { lockFolder } from "./db/lock.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it("ends the process with one sentence when another one has the data folder", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "earmark-instance-"));
  const unlock = lockFolder(dataDir);
  vi.stubEnv("DATA_DIR", dataDir);
  vi.stubEnv("DATABASE_URL", undefined);
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const exit = vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  const { getInstance } = await import("./instance.ts");
  await expect(getInstance()).rejects.toThrow("exit 1");
  expect(exit).toHaveBeenCalledOnce();
  const text = told.mock.calls.map(([line]) => String(line)).join("");
  expect(text.trim()).toBe(
    `Earmark cannot start. Another Earmark is running on ${dataDir}. End it first, or give this one a DATA_DIR of its own.`,
  );
  unlock();
  await rm(dataDir, { recursive: true });
});
