import { describe, expect, it } from "vitest";
import {
  isOpen,
  may,
  newEntry,
  reduce,
  toStart,
  type UploadEntry,
  type UploadEvent,
  type UploadStage,
  wouldBeLost,
} from "./upload-queue.ts";

const fault = { code: "network", detail: "The connection was lost." };

function entry(changes: Partial<UploadEntry> = {}): UploadEntry {
  const facts = { id: "1", owner: "ada", space: "main", name: "a.mp3", alias: "a", sizeBytes: 1000 };
  return { ...newEntry(facts), ...changes };
}

const events: { [T in UploadEvent["type"]]: Extract<UploadEvent, { type: T }> } = {
  started: { type: "started", lane: "clip" },
  encoding: { type: "encoding", ratio: 0.5 },
  prepared: { type: "prepared", sha256: "ab" },
  sending: { type: "sending", ratio: 0.5 },
  created: { type: "created", audio: "x" },
  stored: { type: "stored", audio: "x" },
  converting: { type: "converting", ratio: 0.5 },
  available: { type: "available" },
  refused: { type: "refused", fault },
  failed: { type: "failed", fault },
  cancelled: { type: "cancelled" },
  retried: { type: "retried" },
  renamed: { type: "renamed", alias: "b" },
};

const stages: UploadStage[] = [
  "waiting",
  "reading",
  "encoding",
  "sending",
  "converting",
  "available",
  "refused",
  "failed",
  "cancelled",
];

/** Stage after each event, by stage before; an event that is not named changes nothing at all. */
const table: Record<UploadStage, Partial<Record<UploadEvent["type"], UploadStage>>> = {
  waiting: { started: "reading", refused: "refused", failed: "failed", cancelled: "cancelled", renamed: "waiting" },
  reading: {
    encoding: "encoding",
    prepared: "encoding",
    stored: "converting",
    refused: "refused",
    failed: "failed",
    cancelled: "cancelled",
    renamed: "reading",
  },
  encoding: {
    encoding: "encoding",
    prepared: "encoding",
    sending: "sending",
    refused: "refused",
    failed: "failed",
    cancelled: "cancelled",
    renamed: "encoding",
  },
  sending: {
    sending: "sending",
    created: "sending",
    stored: "converting",
    refused: "refused",
    failed: "failed",
    cancelled: "cancelled",
  },
  converting: { converting: "converting", available: "available", refused: "refused", failed: "failed" },
  failed: { cancelled: "cancelled", retried: "waiting", renamed: "failed" },
  available: {},
  refused: {},
  cancelled: {},
};

describe("reduce", () => {
  const cases = stages.flatMap((stage) => Object.values(events).map((event) => [stage, event.type] as const));
  it.each(cases)("%s, %s", (stage, type) => {
    const before = entry({ stage });
    const after = reduce(before, events[type]);
    const expected = table[stage][type];
    if (expected === undefined) expect(after).toBe(before);
    else expect({ stage: after.stage, isNew: after !== before }).toEqual({ stage: expected, isNew: true });
  });

  it("keeps the lane of the first start, so that a retry repeats the same request", () => {
    const failed = reduce(reduce(entry(), events.started), events.failed);
    const again = reduce(reduce(failed, events.retried), { type: "started", lane: "bulk" });
    expect(again).toMatchObject({ stage: "reading", lane: "clip", fault: null });
  });

  it("fixes the alias with the first byte sent, for retries too", () => {
    const sent = reduce(entry({ stage: "encoding" }), events.sending);
    const failed = reduce(sent, events.failed);
    expect(reduce(failed, events.renamed)).toBe(failed);
    expect(may(failed, "renamed")).toBe(false);
  });

  it("never sends stored bytes again: a retry goes on waiting for the conversion", () => {
    const stored = reduce(entry({ stage: "sending" }), events.stored);
    const paused = reduce(stored, events.failed);
    expect(reduce(paused, events.retried)).toMatchObject({ stage: "converting", audio: "x" });
  });
});

describe("isOpen and wouldBeLost", () => {
  it.each([
    ["waiting", false, true, true],
    ["reading", false, true, true],
    ["encoding", false, true, true],
    ["sending", false, true, true],
    ["converting", true, true, false],
    ["available", true, false, false],
    ["refused", false, false, false],
    ["failed", false, false, true],
    ["failed", true, false, false],
    ["cancelled", false, false, false],
  ] as const)("%s, stored: %s", (stage, isStored, open, lost) => {
    const one = entry({ stage, isStored });
    expect([isOpen(one), wouldBeLost(one)]).toEqual([open, lost]);
  });
});

describe("toStart", () => {
  const clip = (id: string, stage: UploadStage = "waiting") =>
    entry({ id, stage, lane: stage === "waiting" ? null : "clip" });
  const bulk = (id: string, stage: UploadStage = "waiting") =>
    entry({ id, stage, sizeBytes: 10_000_000, lane: stage === "waiting" ? null : "bulk" });
  const started = (entries: UploadEntry[], speed: number | null = null) =>
    toStart(entries, speed).map((one) => `${one.entry.id}:${one.lane}`);

  it.each([
    ["nothing waits", [clip("1", "available")], []],
    ["the first of each lane", [clip("1"), clip("2"), bulk("3"), bulk("4")], ["1:clip", "3:bulk"]],
    ["one is being read: its lane waits", [clip("1", "reading"), clip("2"), bulk("3")], ["3:bulk"]],
    ["one is being encoded: its lane waits", [bulk("1", "encoding"), bulk("2")], []],
    ["one is on the line: the next is made ready", [clip("1", "sending"), clip("2"), clip("3")], ["2:clip"]],
    ["two are on the line", [bulk("1", "sending"), bulk("2", "sending"), bulk("3")], []],
    ["what converts holds nobody up", [bulk("1", "converting"), bulk("2")], ["2:bulk"]],
    ["a big file first does not hold clips up", [bulk("1"), bulk("2"), clip("3")], ["1:bulk", "3:clip"]],
  ])("%s", (_name, entries, expected) => {
    expect(started(entries)).toEqual(expected);
  });

  it("takes the bulk lane for a clip that a slow line cannot carry quickly", () => {
    expect(started([entry({ id: "1", sizeBytes: 300_000 })], 100_000)).toEqual(["1:bulk"]);
  });

  it("keeps the lane of an earlier attempt", () => {
    expect(started([entry({ id: "1", sizeBytes: 300_000, lane: "clip" })], 100_000)).toEqual(["1:clip"]);
  });
});
