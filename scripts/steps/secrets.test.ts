import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findSecret, keepSecret } from "./secrets.mjs";

let folder: string;

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), "earmark-secrets-")), "data");
});

afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

it("makes a secret once and then keeps it", async () => {
  expect(findSecret(folder, "auth-secret")).toBeNull();
  const made = keepSecret(folder, "auth-secret");
  expect(Buffer.from(made ?? "", "base64")).toHaveLength(32);
  expect(keepSecret(folder, "auth-secret")).toBe(made);
  expect(findSecret(folder, "auth-secret")).toBe(made);
  expect(keepSecret(folder, "actions-key")).not.toBe(made);
});

it("lets nobody else read it, and leaves nothing beside it", async () => {
  keepSecret(folder, "auth-secret");
  expect((await stat(path.join(folder, "auth-secret"))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await readdir(folder)).toEqual(["auth-secret"]);
});

it("takes one that was put there by hand", async () => {
  await mkdir(folder);
  await writeFile(path.join(folder, "auth-secret"), "chosen by hand, and long enough for it\n");
  expect(keepSecret(folder, "auth-secret")).toBe("chosen by hand, and long enough for it");
});

it("gives the same one to processes that start at once", async () => {
  const module = path.join(import.meta.dirname, "secrets.mjs");
  const code = `import(${JSON.stringify(module)}).then((m) => console.log(m.keepSecret(${JSON.stringify(folder)}, "key")))`;
  const runs = await Promise.all(Array.from({ length: 6 }, () => promisify(execFile)(process.execPath, ["-e", code])));
  expect(new Set(runs.map(({ stdout }) => stdout.trim()))).toEqual(
    new Set([await readFile(path.join(folder, "key"), "utf8")]),
  );
});

it("says in one sentence that the folder cannot be written", async () => {
  await writeFile(folder, "a file where the folder should be");
  expect(() => keepSecret(folder, "key")).toThrow(/^Earmark cannot (read|write) its data folder .* \(ENOTDIR\)/);
});
