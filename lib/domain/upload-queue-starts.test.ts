import { describe, expect, it } from "vitest";
import { newEntry, type UploadEntry, type UploadStage } from "./upload-queue.ts";
import { toCheck, toStart } from "./upload-queue-starts.ts";

function entry(changes: Partial<UploadEntry> = {}): UploadEntry {
  const facts = { id: "1", batch: "b", number: 1, owner: "ada", space: "main", path: "a.mp3" };
  return { ...newEntry({ ...facts, name: "a.mp3", alias: "a", sizeBytes: 1000 }), isChecked: true, ...changes };
}

describe("toCheck", () => {
  const waiting = (id: string) => entry({ id, isChecked: false });
  const large = (id: string) => ({ ...waiting(id), sizeBytes: 2 ** 30 });
  const checking = (ratio = 0) => entry({ id: "c", stage: "checking", isChecked: false, ratio });
  const times = (count: number, one: UploadEntry) => Array.from({ length: count }, () => one);

  it.each<[string, UploadEntry[], string[]]>([
    ["nothing waits", [entry(), entry({ stage: "held", isChecked: false })], []],
    ["the first", [entry(), waiting("1"), waiting("2")], ["1"]],
    ["another one is read", [checking(), waiting("1")], []],
    ["a large one holds no small one up", [large("1"), large("2"), waiting("3"), waiting("4")], ["1", "3"]],
    ["a small one holds no large one up", [checking(), waiting("1"), large("2")], ["2"]],
    ["others wait for an answer", [...times(49, checking(1)), waiting("1")], ["1"]],
    ["as many wait for an answer as one question holds", [...times(50, checking(1)), waiting("1")], []],
  ])("%s", (_name, entries, expected) => {
    expect(toCheck(entries).map(({ id }) => id)).toEqual(expected);
  });
});

describe("toStart", () => {
  const clip = (id: string, stage: UploadStage = "waiting") =>
    entry({ id, stage, lane: stage === "waiting" ? null : "clip" });
  const bulk = (id: string, stage: UploadStage = "waiting") =>
    entry({ id, stage, sizeBytes: 10_000_000, lane: stage === "waiting" ? null : "bulk" });
  const started = (entries: UploadEntry[], bytesPerSecond: number | null = null, mostTextBytes = 1e9) =>
    toStart(entries, { bytesPerSecond, mostTextBytes }).map((one) => `${one.entry.id}:${one.lane}`);

  it.each([
    ["nothing waits", [clip("1", "available")], []],
    ["the first of each lane", [clip("1"), clip("2"), bulk("3"), bulk("4")], ["1:clip", "3:bulk"]],
    ["what was not checked yet waits", [{ ...clip("1"), isChecked: false }, clip("2")], ["2:clip"]],
    ["one is held: it holds nobody up", [bulk("1", "held"), bulk("2")], ["2:bulk"]],
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

  it("takes the bulk lane for a clip that is more than one request may carry", () => {
    expect(started([entry({ id: "1", sizeBytes: 30_000 })], null, 39_999)).toEqual(["1:bulk"]);
    expect(started([entry({ id: "1", sizeBytes: 30_000 })], null, 40_000)).toEqual(["1:clip"]);
  });

  it("keeps the lane of an earlier attempt", () => {
    expect(started([entry({ id: "1", sizeBytes: 300_000, lane: "clip" })], 100_000)).toEqual(["1:clip"]);
  });
});
