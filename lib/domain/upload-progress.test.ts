import { expect, it } from "vitest";
import { shareDone, sumUp } from "./upload-progress.ts";
import { newEntry, type UploadEntry } from "./upload-queue.ts";

function entry(changes: Partial<UploadEntry>): UploadEntry {
  const facts = { id: "1", batch: "b", number: 1, owner: "ada", space: "main", path: "a.mp3" };
  return { ...newEntry({ ...facts, name: "a.mp3", alias: "a", sizeBytes: 1000 }), ...changes };
}

it("grows all the way of a file and never jumps back", () => {
  const way = [
    entry({}),
    entry({ stage: "checking", ratio: 0.5 }),
    entry({ stage: "held" }),
    entry({ stage: "encoding", ratio: 0.5 }),
    entry({ stage: "encoding", ratio: 1 }),
    entry({ stage: "sending", ratio: 0 }),
    entry({ stage: "sending", ratio: 1 }),
    entry({ stage: "received" }),
    entry({ stage: "converting", ratio: 0 }),
    entry({ stage: "converting", ratio: 1 }),
    entry({ stage: "available", ratio: 1 }),
  ].map(shareDone);
  expect(way).toEqual([...way].sort((a, b) => a - b));
  expect([way[0], way.at(-1)]).toEqual([0, 1]);
});

it("counts what stopped as done, and by its kind", () => {
  const entries = [
    entry({ stage: "available" }),
    entry({ stage: "refused" }),
    entry({ stage: "failed" }),
    entry({ stage: "cancelled" }),
  ];
  const counts = { available: 1, refused: 1, failed: 1, cancelled: 1 };
  expect(sumUp(entries)).toMatchObject({ ratio: 1, total: 4, open: 0, held: 0, missing: 0, paused: 0, ...counts });
});

it("counts what waits for a decision apart: it neither moves nor is done", () => {
  const twin = { audio: null, name: "b.mp3" };
  const held = [
    entry({ stage: "held", concerns: [{ kind: "duplicate", twin }] }),
    entry({ stage: "held", concerns: [{ kind: "refusal", sentence: "No." }] }),
  ];
  expect(sumUp(held)).toMatchObject({ ratio: 0, total: 2, open: 0, held: 2, duplicates: 1 });
});

it("weighs by size", () => {
  const big = 1_000_000_000;
  const { ratio, open } = sumUp([entry({ stage: "available" }), entry({ sizeBytes: big })]);
  expect(ratio).toBeLessThan(0.001);
  expect(open).toBe(1);
});

it("is 0 for an empty queue", () => {
  expect(sumUp([]).ratio).toBe(0);
});

it("knows how many bytes are to be sent, and how many have been", () => {
  const entries = [
    entry({ stage: "available", isStored: true, sentRatio: 1 }),
    entry({ stage: "sending", ratio: 0.5, sentRatio: 0.5 }),
    entry({ stage: "paused", sentRatio: 0.25 }),
    entry({ stage: "refused" }),
    entry({ stage: "cancelled", sentRatio: 0.9 }),
  ];
  expect(sumUp(entries)).toMatchObject({ allBytes: 3000, sentBytes: 1750 });
});

it("does not fall back when a file that was sent in part waits again", () => {
  const sending = entry({ stage: "sending", ratio: 0.5, sentRatio: 0.5 });
  for (const stage of ["waiting", "paused", "encoding", "checking"] as const)
    expect(shareDone({ ...sending, stage, ratio: 0 })).toBe(shareDone(sending));
});
