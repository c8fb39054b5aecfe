import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findFiles } from "./find-files.ts";
import { UsageError } from "./usage.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "earmark-cli-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(...names: string[]): Promise<void> {
  for (const name of names) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, name);
  }
}

/** What is found, by paths within the folder. */
async function find(args: string[], all = false) {
  const found = await findFiles(
    args.map((arg) => path.join(folder, arg)),
    { all },
  );
  const inner = (entries: { path: string }[]) => entries.map((entry) => path.relative(folder, entry.path));
  return { files: inner(found.files), unreadable: inner(found.unreadable), leftOut: found.leftOut };
}

it("takes the recordings of a folder and of those within, in a fixed order", async () => {
  await write("b.mp3", "a.wav", "C.FLAC", "deep/er/d.opus", "notes.txt", ".hidden.wav", ".git/e.wav");
  const files = ["C.FLAC", "a.wav", "b.mp3", "deep/er/d.opus"];
  expect(await find([""])).toEqual({ files, unreadable: [], leftOut: 1 });
});

it("takes everything with `all`", async () => {
  await write("a.wav", "notes.txt", ".hidden.wav");
  expect((await find([""], true)).files).toEqual([".hidden.wav", "a.wav", "notes.txt"]);
});

it("takes a file that is named, whatever it is called", async () => {
  await write("notes.txt", ".hidden");
  expect((await find(["notes.txt", ".hidden"])).files).toEqual(["notes.txt", ".hidden"]);
});

it("takes each file once, however many ways lead to it", async () => {
  await write("in/a.wav", "in/b.wav");
  await symlink("a.wav", path.join(folder, "in/c.wav"));
  expect((await find(["in/b.wav", "in", "in/../in", "in/*.wav"])).files).toEqual(["in/b.wav", "in/a.wav"]);
});

it("comes to an end in a folder that holds itself", async () => {
  await write("in/a.wav");
  await symlink(".", path.join(folder, "in/again"));
  await symlink("..", path.join(folder, "in/up"));
  expect((await find(["in"])).files).toEqual(["in/a.wav"]);
});

it("tells of links that lead nowhere, where a recording was to be expected", async () => {
  await write("a.wav");
  await symlink("gone.wav", path.join(folder, "b.wav"));
  await symlink("c.wav", path.join(folder, "c.wav"));
  await symlink("gone.txt", path.join(folder, "notes.txt"));
  expect(await find([""])).toEqual({ files: ["a.wav"], unreadable: ["b.wav", "c.wav"], leftOut: 0 });
});

it("expands patterns as a shell does, and prefers a file that is called like one", async () => {
  await write("in/b.wav", "in/a.wav", "in/deep/c.wav", "[x].wav");
  expect((await find(["in/*.wav"])).files).toEqual(["in/a.wav", "in/b.wav"]);
  expect((await find(["in/**/*.wav"])).files).toEqual(["in/a.wav", "in/b.wav", "in/deep/c.wav"]);
  expect((await find(["[x].wav"])).files).toEqual(["[x].wav"]);
});

it.each(["gone.wav", "*.ogg"])("insists that %s is there", async (name) => {
  await write("a.wav");
  await expect(find(["a.wav", name])).rejects.toThrow(UsageError);
});
