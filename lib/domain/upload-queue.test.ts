import { describe, expect, it } from "vitest";
import {
  type Concern,
  isDuplicate,
  isOpen,
  may,
  newEntry,
  PARTIAL_WARNING,
  reduce,
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

const duplicate: Concern = { kind: "duplicate", twin: { audio: "x", name: "b.mp3" } };
const refusal: Concern = { kind: "refusal", sentence: "This will be refused." };

const events: { [T in UploadEvent["type"]]: Extract<UploadEvent, { type: T }> } = {
  checkStarted: { type: "checkStarted" },
  checking: { type: "checking", ratio: 0.5 },
  hashed: { type: "hashed", sha256: "ab" },
  checked: { type: "checked", concerns: [duplicate], warnings: [] },
  twinFound: { type: "twinFound", twin: duplicate.twin },
  approved: { type: "approved" },
  started: { type: "started", lane: "clip" },
  encoding: { type: "encoding", ratio: 0.5 },
  prepared: { type: "prepared", sha256: "ab" },
  sending: { type: "sending", ratio: 0.5 },
  created: { type: "created", audio: "x" },
  stored: { type: "stored", audio: "x" },
  converting: { type: "converting", ratio: 0.5 },
  available: { type: "available", isPartial: false },
  refused: { type: "refused", fault },
  failed: { type: "failed", fault },
  cancelled: { type: "cancelled" },
  retried: { type: "retried" },
  renamed: { type: "renamed", alias: "b" },
};

const stages: UploadStage[] = [
  "waiting",
  "checking",
  "held",
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
  waiting: {
    checkStarted: "checking",
    started: "reading",
    refused: "refused",
    failed: "failed",
    cancelled: "cancelled",
    renamed: "waiting",
  },
  checking: {
    checking: "checking",
    hashed: "checking",
    checked: "held",
    refused: "refused",
    failed: "failed",
    cancelled: "cancelled",
    renamed: "checking",
  },
  held: { approved: "waiting", cancelled: "cancelled", renamed: "held" },
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
    twinFound: "held",
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

describe("a check", () => {
  const checked = (...concerns: Concern[]) =>
    reduce(entry({ stage: "checking" }), { type: "checked", concerns, warnings: ["It is quiet."] });

  it("lets a file go on that nothing stands against, with what is warned of", () => {
    expect(checked()).toMatchObject({ stage: "waiting", isChecked: true, concerns: [], warnings: ["It is quiet."] });
  });

  it("asks for one decision after the other", () => {
    const first = checked(duplicate, refusal);
    expect([first.stage, first.isChecked, isDuplicate(first)]).toEqual(["held", false, true]);
    const second = reduce(first, events.approved);
    expect([second.stage, second.isKept, isDuplicate(second)]).toEqual(["held", true, false]);
    expect(reduce(second, events.approved)).toMatchObject({ stage: "waiting", isChecked: true, concerns: [] });
  });

  it("does not take sending anyway for keeping both", () => {
    expect(reduce(checked(refusal), events.approved)).toMatchObject({ stage: "waiting", isKept: false });
  });

  it("remembers what a file was given up for", () => {
    expect(reduce(checked(duplicate), events.cancelled)).toMatchObject({ stage: "cancelled", concerns: [duplicate] });
  });

  it("is made again after it failed, and not after it was passed", () => {
    const failed = reduce(reduce(entry({ stage: "checking" }), events.hashed), events.failed);
    expect(reduce(failed, events.retried)).toMatchObject({ stage: "waiting", isChecked: false });
    expect(reduce(reduce(failed, events.retried), events.checkStarted).sha256).toBeNull();
    const sent = reduce(entry({ stage: "sending", isChecked: true }), events.failed);
    expect(reduce(sent, events.retried)).toMatchObject({ stage: "waiting", isChecked: true });
  });

  it("of a large file comes once more when it is ready, unless both are to be kept", () => {
    const held = reduce(entry({ stage: "encoding", isChecked: true }), events.twinFound);
    expect(held).toMatchObject({ stage: "held", isChecked: false, concerns: [duplicate] });
    expect(reduce(held, events.approved)).toMatchObject({ stage: "waiting", isChecked: true, isKept: true });
  });
});

it("an audio that could be read in part alone says so", () => {
  const whole = reduce(entry({ stage: "converting" }), { type: "available", isPartial: false });
  const partial = reduce(entry({ stage: "converting" }), { type: "available", isPartial: true });
  expect([whole.warnings, partial.warnings]).toEqual([[], [PARTIAL_WARNING]]);
});

describe("isOpen and wouldBeLost", () => {
  it.each([
    ["waiting", false, true, true],
    ["checking", false, true, true],
    ["held", false, false, true],
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
