import { expect, it } from "vitest";
import { freshLine } from "@/lib/domain/upload-line";
import { sumUp } from "@/lib/domain/upload-progress";
import type { UploadStage } from "@/lib/domain/upload-queue";
import { entriesIn, entryOf } from "./entry-fakes";
import { toAnnouncement, toCountdownWords, toQueueWords, toSpanWords, toStageWords } from "./upload-words";

const queue = (...stages: UploadStage[]) => sumUp(entriesIn(...stages));

it.each([
  [14_400, "4 hours"],
  [3600, "1 hour"],
  [5400, "90 minutes"],
  [61, "61 seconds"],
])("%d seconds: %s", (seconds, words) => {
  expect(toSpanWords(seconds)).toBe(words);
});

it.each([
  [0, "0 s"],
  [8, "8 s"],
  [60, "1 min"],
  [125, "2 min 5 s"],
])("a clock at %d seconds: %s", (seconds, words) => {
  expect(toCountdownWords(seconds)).toBe(words);
});

it.each([
  ["sending", 0, "Sending"],
  ["sending", 0.999, "Sending 99 %"],
  ["checking", 0.5, "Checking 50 %"],
  ["checking", 1, "Comparing"],
  ["encoding", 1, "Ready to send"],
  ["received", 0, "Received"],
  ["missing", 0, "Needs its file"],
] as const)("%s at %d: %s", (stage, ratio, words) => {
  expect(toStageWords(entryOf({ stage, ratio }))).toBe(words);
});

it("says how far a file was that is paused", () => {
  expect(toStageWords(entryOf({ stage: "paused", sentRatio: 0.5 }))).toBe("Paused at 50 %");
  expect(toStageWords(entryOf({ stage: "paused" }))).toBe("Paused");
});

it("does not say of a file that it was not sent where nobody knows", () => {
  const fault = { code: "unconfirmed", detail: "The answer was lost." };
  expect(toStageWords(entryOf({ stage: "failed", fault }))).toBe("Not confirmed");
  expect(toStageWords(entryOf({ stage: "failed", fault: { ...fault, code: "network" } }))).toBe("Not sent");
});

it("tells a file that was skipped from one that was cancelled", () => {
  expect(toStageWords(entryOf({ stage: "cancelled" }))).toBe("Cancelled");
  const concerns = [{ kind: "refusal", sentence: "No." }] as const;
  expect(toStageWords(entryOf({ stage: "cancelled", concerns }))).toBe("Skipped");
});

it.each<[UploadStage[], string]>([
  [["available", "available", "refused"], "2 available, 1 refused"],
  [["held", "available"], "1 for you to decide, 1 available"],
  [["missing", "missing", "paused"], "2 need their files, 1 paused"],
  [["missing", "failed", "cancelled"], "1 needs its file, 1 not sent, 1 cancelled"],
])("a queue that stands, of %j: %s", (stages, words) => {
  expect(toQueueWords(queue(...stages))).toBe(words);
});

it("announces the same while files only move on", () => {
  const before = toAnnouncement(queue("sending", "waiting"), freshLine);
  expect(toAnnouncement(queue("available", "sending"), freshLine)).toBe(before);
  expect(toAnnouncement(queue("received", "converting"), freshLine)).toBe(before);
  expect(toAnnouncement(queue("refused", "sending"), freshLine)).not.toBe(before);
});

it("announces what needs a person, and how it ended", () => {
  expect(toAnnouncement(queue("held", "sending"), freshLine)).toBe("Uploading 2 files. 1 for you to decide.");
  expect(toAnnouncement(queue("missing", "sending"), freshLine)).toBe("Uploading 2 files. 1 needs its file.");
  expect(toAnnouncement(queue("held", "available"), freshLine)).toBe("Uploads wait: 1 for you to decide, 1 available.");
  expect(toAnnouncement(queue("paused"), freshLine)).toBe("Uploads wait: 1 paused.");
  expect(toAnnouncement(queue("available", "refused"), freshLine)).toBe("Uploads finished: 1 available, 1 refused.");
  expect(toAnnouncement(queue(), freshLine)).toBe("");
});

it("announces a line that broke once, however long it takes, and that it is back", () => {
  const down = (retryAtMs: number) =>
    ({ state: "down", failures: 1, fault: { code: "x", detail: "Gone." }, retryAtMs }) as const;
  const words = "Uploads wait. Gone.";
  expect(toAnnouncement(queue("waiting"), down(5))).toBe(words);
  expect(toAnnouncement(queue("waiting"), down(9))).toBe(words);
  expect(toAnnouncement(queue("waiting"), freshLine)).toBe("Uploading 1 file.");
});
