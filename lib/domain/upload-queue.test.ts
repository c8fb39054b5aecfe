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
  const facts = { id: "1", batch: "b", number: 1, owner: "ada", space: "main", path: "a.mp3" };
  return { ...newEntry({ ...facts, name: "a.mp3", alias: "a", sizeBytes: 1000 }), ...changes };
}

const duplicate: Concern = { kind: "duplicate", twin: { audio: "x", name: "b.mp3" } };
const refusal: Concern = { kind: "refusal", sentence: "This will be refused." };

const events: { [T in UploadEvent["type"]]: Extract<UploadEvent, { type: T }> } = {
  checkStarted: { type: "checkStarted" },
  checking: { type: "checking", ratio: 0.5 },
  hashed: { type: "hashed", sha256: "ab" },
  checked: { type: "checked", concerns: [duplicate], warnings: [] },
  approved: { type: "approved" },
  started: { type: "started", lane: "clip" },
  encoding: { type: "encoding", ratio: 0.5 },
  sending: { type: "sending", ratio: 0.5 },
  created: { type: "created", audio: "x" },
  divided: { type: "divided" },
  rerouted: { type: "rerouted" },
  stored: { type: "stored", audio: "x" },
  converting: { type: "converting", ratio: 0.5 },
  available: { type: "available", isPartial: false },
  mismatched: { type: "mismatched", fault, retryAtMs: 1 },
  interrupted: { type: "interrupted" },
  paused: { type: "paused" },
  resumed: { type: "resumed" },
  missing: { type: "missing", fault },
  found: { type: "found" },
  kept: { type: "kept", isReopenable: true },
  refused: { type: "refused", fault },
  failed: { type: "failed", fault, retryAtMs: null },
  cancelled: { type: "cancelled" },
  retried: { type: "retried" },
  amended: { type: "amended", wishes: { alias: "b" } },
};

const stages: UploadStage[] = [
  "waiting",
  "checking",
  "held",
  "missing",
  "paused",
  "encoding",
  "sending",
  "received",
  "converting",
  "available",
  "refused",
  "failed",
  "cancelled",
];

type Row = Partial<Record<UploadEvent["type"], UploadStage>>;

/** What may come at any time of a file that the server does not have whole. */
const unsent = (stage: UploadStage): Row => ({ cancelled: "cancelled", amended: stage, kept: stage });
const stopping: Row = { refused: "refused", failed: "failed", paused: "paused" };
const leaving = (stage: UploadStage): Row => ({
  ...{ created: stage, divided: stage, rerouted: stage },
  ...{ sending: "sending", stored: "received", mismatched: "failed", interrupted: "waiting" },
});

/** Stage after each event, by stage before; an event that is not named changes nothing at all. */
const table: Record<UploadStage, Row> = {
  waiting: { ...unsent("waiting"), ...stopping, checkStarted: "checking", started: "encoding", missing: "missing" },
  checking: {
    ...unsent("checking"),
    ...stopping,
    checking: "checking",
    hashed: "checking",
    checked: "held",
    interrupted: "waiting",
    mismatched: "failed",
    missing: "missing",
  },
  held: { ...unsent("held"), approved: "waiting", missing: "missing" },
  missing: { ...unsent("missing"), found: "waiting" },
  paused: { ...unsent("paused"), resumed: "waiting", missing: "missing" },
  encoding: { ...unsent("encoding"), ...stopping, ...leaving("encoding"), encoding: "encoding" },
  sending: { ...unsent("sending"), ...stopping, ...leaving("sending") },
  received: {
    converting: "converting",
    available: "available",
    mismatched: "failed",
    refused: "refused",
    kept: "received",
  },
  converting: {
    converting: "converting",
    available: "available",
    mismatched: "failed",
    refused: "refused",
    kept: "converting",
  },
  failed: { ...unsent("failed"), retried: "waiting", paused: "paused", missing: "missing" },
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
    expect(again).toMatchObject({ stage: "encoding", lane: "clip", fault: null });
  });

  it("fixes what is wished with the first byte sent, for retries too", () => {
    const sent = reduce(entry({ stage: "encoding" }), events.sending);
    const failed = reduce(sent, events.failed);
    expect(reduce(failed, events.amended)).toBe(failed);
    expect(may(failed, "amended")).toBe(false);
  });

  it("never takes back what has been sent of a file, whatever comes between", () => {
    const half = reduce(entry({ stage: "sending" }), { type: "sending", ratio: 0.5 });
    const broken = reduce(half, events.interrupted);
    const again = reduce(reduce(broken, events.started), { type: "sending", ratio: 0.4 });
    expect([broken.sentRatio, again.sentRatio, again.ratio]).toEqual([0.5, 0.5, 0.5]);
  });

  it("counts attempts until something moves on", () => {
    const half = reduce(entry({ stage: "sending" }), { type: "sending", ratio: 0.5 });
    const broken = [events.interrupted, events.started, events.sending, events.interrupted].reduce(reduce, half);
    expect(broken.tries).toBe(2);
    const further = [events.started, { type: "sending", ratio: 0.6 } as const].reduce(reduce, broken as UploadEntry);
    expect(further.tries).toBe(0);
  });

  it("begins anew, as another audio, where other bytes arrived", () => {
    const received = entry({
      stage: "received",
      sha256: "ab",
      audio: "x",
      isStored: true,
      sentRatio: 1,
      isInParts: true,
    });
    expect(reduce(received, events.mismatched)).toMatchObject({
      ...{ stage: "failed", audio: null, sha256: null, isStored: false, isChecked: false, isInParts: false },
      ...{ sentRatio: 0, round: 1, retryAtMs: 1 },
    });
  });

  it("looks into a file anew that goes to another space", () => {
    const held = entry({ stage: "held", concerns: [duplicate], sha256: "ab", warnings: ["Quiet."] });
    expect(reduce(held, { type: "amended", wishes: { space: "other" } })).toMatchObject({
      ...{ stage: "waiting", space: "other", isChecked: false, concerns: [], warnings: [], sha256: null },
    });
    const paused = entry({ stage: "paused", isChecked: true });
    expect(reduce(paused, { type: "amended", wishes: { space: "other" } })).toMatchObject({
      ...{ stage: "paused", isChecked: false },
    });
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
    const sent = reduce(entry({ stage: "sending", isChecked: true }), events.failed);
    expect(reduce(sent, events.retried)).toMatchObject({ stage: "waiting", isChecked: true });
  });
});

it("an audio that could be read in part alone says so", () => {
  const whole = reduce(entry({ stage: "converting" }), { type: "available", isPartial: false });
  const partial = reduce(entry({ stage: "converting" }), { type: "available", isPartial: true });
  expect([whole.warnings, partial.warnings]).toEqual([[], [PARTIAL_WARNING]]);
});

describe("isOpen and wouldBeLost", () => {
  it.each([
    ["waiting", true, true],
    ["checking", true, true],
    ["held", false, true],
    // Nothing is here that could be lost.
    ["missing", false, false],
    ["paused", false, true],
    ["encoding", true, true],
    ["sending", true, true],
    ["received", true, false],
    ["converting", true, false],
    ["available", false, false],
    ["refused", false, false],
    ["failed", false, true],
    ["cancelled", false, false],
  ] as const)("%s", (stage, open, lost) => {
    const one = entry({ stage });
    expect([isOpen(one), wouldBeLost(one), wouldBeLost({ ...one, isReopenable: true })]).toEqual([open, lost, false]);
  });
});
