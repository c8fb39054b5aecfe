import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isInstalled, markInstalled } from "./install.mjs";

let root: string;

async function write(name: string, text: string, ageSeconds = 0) {
  const file = path.join(root, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  const time = Date.now() / 1000 - ageSeconds;
  await utimes(file, time, time);
}

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "earmark-install-"));
  await write("package.json", JSON.stringify({ scripts: {}, dependencies: { next: "16.4.6" } }), 60);
  await write("package-lock.json", "{}", 60);
});

afterEach(() => rm(root, { recursive: true, force: true }));

describe("isInstalled", () => {
  it("is false on a bare clone", () => expect(isInstalled(root)).toBe(false));

  it("is true after npm was run by hand, until the lock file is newer", async () => {
    await write("node_modules/.package-lock.json", "{}");
    expect(isInstalled(root)).toBe(true);
    await write("package-lock.json", "{}", -60);
    expect(isInstalled(root)).toBe(false);
  });

  it.each([
    ["the lock file", "package-lock.json", '{"changed": true}', false],
    ["a dependency", "package.json", '{"dependencies": {"next": "17"}}', false],
    ["an npm script alone", "package.json", '{"scripts": {"x": "y"}, "dependencies": {"next": "16.4.6"}}', true],
    ["nothing but a date", "package-lock.json", "{}", true],
  ])("after an install of ours: %s changed", async (_name, file, text, expected) => {
    await write("node_modules/.package-lock.json", "{}");
    markInstalled(root);
    expect(isInstalled(root)).toBe(true);
    await write(file, text, -60);
    expect(isInstalled(root)).toBe(expected);
  });
});
