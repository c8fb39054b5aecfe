import { expect, it } from "vitest";
import { shareDone, sumUp } from "./upload-progress.ts";
import { newEntry, type UploadEntry } from "./upload-queue.ts";

function entry(changes: Partial<UploadEntry>): UploadEntry {
  const facts = { id: "1", owner: "ada", space: "main", name: "a.mp3", alias: "a", sizeBytes: 1000 };
  return { ...newEntry(facts), ...changes };
}

it("grows all the way of a file and never jumps back", () => {
  const way = [
    entry({}),
    entry({ stage: "checking", ratio: 0.5 }),
    entry({ stage: "held" }),
    entry({ stage: "reading" }),
    entry({ stage: "encoding", ratio: 0.5 }),
    entry({ stage: "encoding", ratio: 1 }),
    entry({ stage: "sending", ratio: 0 }),
    entry({ stage: "sending", ratio: 1 }),
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
  const counts = { available: 1, refused: 1, failed: 1, cancelled: 1, held: 0, duplicates: 0 };
  expect(sumUp(entries)).toEqual({ ratio: 1, total: 4, open: 0, ...counts });
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
