import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACTOR } from "../../../fixtures/media-actor.ts";
import { createMediaPool, type MediaPool } from "./pool.ts";

const directory = mkdtempSync(path.join(os.tmpdir(), "limits-"));
let pool: MediaPool;

beforeAll(() => {
  pool = createMediaPool({ workers: 1, workerPath: ACTOR });
});
afterAll(async () => {
  await pool.close();
  rmSync(directory, { recursive: true });
});

/** What the actor says when it is asked to do `act`. */
async function detailOf(act: string): Promise<string> {
  const inputPath = path.join(directory, act);
  writeFileSync(inputPath, "");
  const result = path.join(directory, `result-of-${act}`);
  const outcome = await pool.convert({
    inputPath,
    wavPath: `${result}.wav`,
    peaksPath: `${result}.peaks`,
    maxDurationSeconds: 1,
  });
  return outcome.ok ? "ok" : outcome.failure.detail;
}

describe("what a worker knows", () => {
  it("is nothing of our environment but where programs are", async () => {
    process.env.AUTH_SECRET = "secret";
    process.env.NODE_OPTIONS_OF_OURS = "secret";
    const known = Object.keys(JSON.parse(await detailOf("tell")));
    delete process.env.AUTH_SECRET;
    delete process.env.NODE_OPTIONS_OF_OURS;
    const allowed = ["PATH", "LD_LIBRARY_PATH", "TZ", "SystemRoot", "TEMP", "TMPDIR"];
    // Node adds those of its channel, the shell those of its own.
    const added = ["NODE_CHANNEL_FD", "NODE_CHANNEL_SERIALIZATION_MODE", "PWD", "OLDPWD", "SHLVL", "_"];
    expect(known.filter((name) => !allowed.includes(name) && !added.includes(name))).toEqual([]);
    expect(known).toContain("PATH");
  });
});

describe.runIf(process.platform === "linux")("what a worker may take", () => {
  it.each([
    { what: "more memory than its limit", act: "hoard", ends: "RangeError" },
    { what: "a thousand open files", act: "gather", ends: "EMFILE" },
    { what: "10 GiB written", act: "swell", ends: "EFBIG" },
    { what: "10 GiB reserved", act: "stretch", ends: "EFBIG" },
  ])("is not $what", async ({ act, ends }) => {
    expect(await detailOf(act)).toBe(ends);
  });

  it("is a WAV as large as there can be", async () => {
    expect(await detailOf("fill")).toBe("done");
  });

  it("is no room for a core dump, in which voices would lie", async () => {
    expect(await detailOf("limits")).toMatch(/^Max core file size +0 +0 /m);
  });
});

describe.runIf(process.platform === "linux")("what a worker has open", () => {
  it("is no socket that the server listens on, and no file that it has open", async () => {
    const before = openFiles();
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const file = openSync(path.join(directory, "ours"), "w");
    const ours = openFiles().filter((target) => !before.includes(target));
    const inWorker: string[] = JSON.parse(await detailOf("list"));
    closeSync(file);
    listener.close();
    expect(ours.length).toBeGreaterThanOrEqual(2);
    expect(inWorker.filter((target) => ours.includes(target))).toEqual([]);
  });

  it("is nothing that whoever started the server left open in it", async () => {
    const left = path.join(directory, "left-open");
    const server = path.join(directory, "server.mjs");
    writeFileSync(
      server,
      `import { readlinkSync } from "node:fs";
      import { createMediaPool } from ${JSON.stringify(path.join(import.meta.dirname, "pool.ts"))};
      const pool = createMediaPool({ workers: 1, workerPath: ${JSON.stringify(ACTOR)} });
      const outcome = await pool.measureVoice({ wavPath: ${JSON.stringify(path.join(directory, "list"))} });
      await pool.close();
      console.log(JSON.stringify({ ours: readlinkSync("/proc/self/fd/90"), theirs: JSON.parse(outcome.failure.detail) }));`,
    );
    writeFileSync(path.join(directory, "list"), "");
    const file = openSync(left, "w");
    const stdio = Array.from({ length: 91 }, (_, fd) => (fd === 90 ? file : fd === 1 ? "pipe" : "ignore"));
    const child = spawn(process.execPath, [server], { stdio });
    const printed = await text(child.stdout as NonNullable<typeof child.stdout>);
    closeSync(file);
    const { ours, theirs } = JSON.parse(printed);
    expect(ours).toBe(left);
    expect(theirs).not.toContain(left);
  });
});

function openFiles(): string[] {
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
}
