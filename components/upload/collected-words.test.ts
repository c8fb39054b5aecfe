import { expect, it } from "vitest";
import type { Collected } from "@/lib/browser/upload/intake";
import { toCollectedNote } from "./collected-words";

const given = { file: new File([], "1.wav"), path: "calls/1.wav", handle: null };

function collected(files: number, rest: Partial<Collected> = {}): Collected {
  const all = Array.from({ length: files }, () => given);
  return { files: all, leftOut: { count: 0, extensions: [] }, unreadable: 0, ...rest };
}

it("says nothing where every file was taken", () => {
  expect(toCollectedNote(collected(3))).toBeNull();
});

it.each([
  [{ count: 1, extensions: [".txt"] }, "1 other file was left out: .txt."],
  [{ count: 1200, extensions: ["", ".json"] }, "1,200 other files were left out: without extension, .json."],
  [
    { count: 6, extensions: [".a", ".b", ".c", ".d", ".e", ".f"] },
    "6 other files were left out: .a, .b, .c, .d, .e and others.",
  ],
])("tells of what was left out: %j", (leftOut, title) => {
  expect(toCollectedNote(collected(1, { leftOut }))).toMatchObject({ kind: "info", title });
});

it("tells of what could not be read, and then of what was left out", () => {
  expect(toCollectedNote(collected(1, { unreadable: 2, leftOut: { count: 1, extensions: [".txt"] } }))).toEqual({
    kind: "warning",
    title: "2 files or folders could not be read.",
    description: "Close what has them open, and add them again. 1 other file was left out: .txt.",
  });
});

it.each([
  ["an empty folder", {}, "There are no files in it."],
  ["a folder without audio", { leftOut: { count: 2, extensions: [".jpg"] } }, "2 other files were left out: .jpg."],
])("says that nothing was found in %s", (_case, rest, description) => {
  expect(toCollectedNote(collected(0, rest))).toMatchObject({ kind: "error", description });
});
