import { expect, it } from "vitest";
import { sumUp } from "@/lib/domain/upload-progress";
import { entryOf } from "./entry-fakes";
import { toDoneWords, toSpeedWords, toTimeLeftWords } from "./pace-words";

const MIB = 2 ** 20;

it.each([
  ["nothing yet", [entryOf({ sizeBytes: 4 * MIB })], "0 of 1 file, 0 B of 4 MiB"],
  [
    "some of it",
    [entryOf({ stage: "available", sizeBytes: MIB, sentRatio: 1 }), entryOf({ sizeBytes: 2 * MIB })],
    "1 of 2 files, 1 of 3 MiB",
  ],
  ["of files without bytes", [entryOf({ sizeBytes: 0 })], "0 of 1 file"],
  ["refused and cancelled as done", [entryOf({ stage: "refused" }), entryOf({ stage: "cancelled" })], "2 of 2 files"],
  [
    "nothing of what stands still",
    (["failed", "paused", "held", "missing"] as const).map((stage) => entryOf({ stage, sizeBytes: 0 })),
    "0 of 4 files",
  ],
])("what is done: %s", (_, entries, words) => {
  expect(toDoneWords(sumUp(entries))).toBe(words);
});

it("tells a speed", () => {
  expect(toSpeedWords(4.13 * MIB)).toBe("4.1 MiB/s");
});

it.each([
  [0.2, "a few seconds left"],
  [9.9, "a few seconds left"],
  [11, "about 20 s left"],
  [50, "about 50 s left"],
  [51, "about 1 min left"],
  [89, "about 1 min left"],
  [90, "about 2 min left"],
  [720, "about 12 min left"],
  [3570, "about 1 h left"],
  [7800, "about 2 h 10 min left"],
  [25 * 3600, "more than a day left"],
])("%d seconds: %s", (seconds, words) => {
  expect(toTimeLeftWords(seconds)).toBe(words);
});
