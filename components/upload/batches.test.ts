import { expect, it } from "vitest";
import type { UploadEntry } from "@/lib/domain/upload-queue";
import { type Batch, isOver, toBatches, toBatchName, toSpaces } from "./batches";
import { entriesIn, entryOf } from "./entry-fakes";

const batch = (...entries: Partial<UploadEntry>[]): Batch => ({ id: "b", entries: entries.map(entryOf) });
const named = (path: string) => ({ path, name: path.split("/").at(-1) ?? "" });

it("has the batches of a queue, the latest first", () => {
  const entries = ["old", "new", "old"].map((id, index) => entryOf({ id: `${index}`, batch: id }));
  expect(toBatches(entries).map(({ id, entries: own }) => `${id} ${own.length}`)).toEqual(["new 1", "old 2"]);
});

it.each<[UploadEntry["stage"], boolean]>([
  ["available", true],
  ["refused", true],
  ["cancelled", true],
  ["failed", true],
  ["waiting", false],
  ["sending", false],
  ["received", false],
  ["held", false],
  ["missing", false],
  ["paused", false],
])("with a file that is %s it is over: %s", (stage, answer) => {
  expect(isOver({ id: "b", entries: entriesIn("available", stage) })).toBe(answer);
});

it("is not over while a file is tried again by itself", () => {
  expect(isOver(batch({ stage: "failed", retryAtMs: 5 }))).toBe(false);
});

it.each([
  ["one file", ["a.wav"], "a.wav"],
  ["one file of a folder", ["calls/a.wav"], "calls, 1 file"],
  ["two files", ["a.wav", "b.wav"], "a.wav and 1 other"],
  ["many files", ["a.wav", "b.wav", "c.wav"], "a.wav and 2 others"],
  ["a folder", ["calls/may/a.wav", "calls/b.wav"], "calls, 2 files"],
  ["two folders", ["calls/a.wav", "calls-2/b.wav"], "a.wav and 1 other"],
])("is known by %s", (_, paths, name) => {
  expect(toBatchName(batch(...paths.map(named)))).toBe(name);
});

it("says where its available audios are, each space once", () => {
  const spaces = toSpaces(
    batch(
      { stage: "available" },
      { stage: "available" },
      { stage: "available", space: "other" },
      { stage: "refused", space: "none" },
    ),
  );
  expect(spaces).toEqual([
    { owner: "ada", space: "main" },
    { owner: "ada", space: "other" },
  ]);
});
