import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isNewEnough } from "./steps/node.mjs";
import { findFreePort } from "./steps/port.mjs";

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "earmark-start-"));
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Starts the server in surroundings in which it must not start, and tells what it says. */
async function startInVain(env: Record<string, string>): Promise<{ code: number; stderr: string }> {
  const script = path.join(import.meta.dirname, "start.mjs");
  const bare = {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    NEXT_DIST_DIR: ".next-absent",
  } as const;
  return promisify(execFile)(process.execPath, [script], { env: { ...bare, ...env } }).then(
    () => ({ code: 0, stderr: "" }),
    (error: { code: number; stderr: string }) => error,
  );
}

describe("start", () => {
  it("stops with the whole list of faults, and has touched nothing by then", async () => {
    const { code, stderr } = await startInVain({ PORT: "eighty", LOG_LEVEL: "loud", AUTH_SECRET: "short" });
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([
      "The configuration has 3 faults:",
      expect.stringMatching(/^ {2}PORT is "eighty": it must be /),
      expect.stringMatching(/^ {2}AUTH_SECRET is not usable: it must be /),
      expect.stringMatching(/^ {2}LOG_LEVEL is "loud": it must be /),
    ]);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it("says in one sentence that the port is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await startInVain({ PORT: String(port) });
    server.close();
    expect(code).toBe(1);
    expect(stderr.trim()).toBe(
      `Port ${port} is taken: stop the program that listens there, or choose another one with PORT.`,
    );
  });

  it("says what to do where nothing is built", async () => {
    const { code, stderr } = await startInVain({ PORT: String(await findFreePort()) });
    expect(code).toBe(1);
    expect(stderr.trim()).toBe("There is no build yet: run `npm run up`, or `npm run build` first.");
  });
});

describe("isNewEnough", () => {
  it.each([
    ["20.20.2", false],
    ["22.17.1", false],
    ["22.18.0", true],
    ["24.21.0", true],
    ["23.5.0", false],
    ["23.6.0", true],
    ["26.0.0", true],
  ])("Node %s: %s", (version, expected) => expect(isNewEnough(version)).toBe(expected));
});
