import { expect, it } from "vitest";
import { sumUp } from "@/lib/domain/upload-progress";
import { newEntry, type UploadStage } from "@/lib/domain/upload-queue";
import { toAnnouncement, toQueueWords, toSpanWords, toStageWords } from "./upload-words";

const facts = {
  id: "1",
  batch: "b",
  number: 1,
  path: "a.mp3",
  owner: "ada",
  space: "main",
  name: "a.mp3",
  alias: "a",
  sizeBytes: 1,
};
const entries = (...stages: UploadStage[]) => stages.map((stage) => ({ ...newEntry(facts), stage }));

it.each([
  [14_400, "4 hours"],
  [3600, "1 hour"],
  [5400, "90 minutes"],
  [61, "61 seconds"],
])("%d seconds: %s", (seconds, words) => {
  expect(toSpanWords(seconds)).toBe(words);
});

it.each([
  ["sending", 0, "Sending"],
  ["sending", 0.999, "Sending 99 %"],
  ["checking", 0.5, "Checking 50 %"],
  ["checking", 1, "Comparing"],
  ["encoding", 1, "Ready to send"],
] as const)("%s at %d: %s", (stage, ratio, words) => {
  expect(toStageWords({ ...newEntry(facts), stage, ratio })).toBe(words);
});

it("does not say of a file that it was not sent where nobody knows", () => {
  const fault = { code: "unconfirmed", detail: "The answer was lost." };
  expect(toStageWords({ ...newEntry(facts), stage: "failed", fault })).toBe("Not confirmed");
  expect(toStageWords({ ...newEntry(facts), stage: "failed", fault: { ...fault, code: "network" } })).toBe("Not sent");
});

it("tells a file that was skipped from one that was cancelled", () => {
  const cancelled = { ...newEntry(facts), stage: "cancelled" } as const;
  expect(toStageWords(cancelled)).toBe("Cancelled");
  expect(toStageWords({ ...cancelled, concerns: [{ kind: "refusal", sentence: "No." }] })).toBe("Skipped");
});

it("sums a queue up, under way and at its end", () => {
  expect(toQueueWords(sumUp(entries("sending", "waiting", "available")))).toBe("Uploading, 1 of 3 done");
  expect(toQueueWords(sumUp(entries("available", "available", "refused")))).toBe("2 available, 1 refused");
  expect(toQueueWords(sumUp(entries("sending", "held")))).toBe("Uploading, 0 of 2 done, 1 for you to decide");
});

it("announces the same while files only move on", () => {
  const before = toAnnouncement(sumUp(entries("sending", "waiting")));
  expect(toAnnouncement(sumUp(entries("available", "sending")))).toBe(before);
  expect(toAnnouncement(sumUp(entries("refused", "sending")))).not.toBe(before);
  expect(toAnnouncement(sumUp(entries("held", "sending")))).toBe("Uploading 2 files. 1 for you to decide.");
  expect(toAnnouncement(sumUp(entries("held", "available")))).toBe("Uploads wait: 1 for you to decide, 1 available.");
  expect(toAnnouncement(sumUp([]))).toBe("");
});
