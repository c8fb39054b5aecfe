import { describe, expect, it } from "vitest";
import { newEntry, type UploadEntry, type UploadStage } from "./upload-queue.ts";
import { toCheck, toStart } from "./upload-queue-starts.ts";

function entry(changes: Partial<UploadEntry> = {}): UploadEntry {
  const facts = { id: "1", owner: "ada", space: "main", name: "a.mp3", alias: "a", sizeBytes: 1000 };
  return { ...newEntry(facts), isChecked: true, ...changes };
}

describe("toCheck", () => {
  const waiting = (id: string) => entry({ id, isChecked: false });
  const checking = (sha256: string | null = null) => entry({ id: "c", stage: "checking", isChecked: false, sha256 });
  const times = (count: number, one: UploadEntry) => Array.from({ length: count }, () => one);

  it.each<[string, UploadEntry[], string | null]>([
    ["nothing waits", [entry(), entry({ stage: "held", isChecked: false })], null],
    ["the first", [entry(), waiting("1"), waiting("2")], "1"],
    ["another one is looked into", [checking(), waiting("1")], null],
    ["others wait for an answer", [...times(49, checking("ab")), waiting("1")], "1"],
    ["as many wait for an answer as one question holds", [...times(50, checking("ab")), waiting("1")], null],
  ])("%s", (_name, entries, expected) => {
    expect(toCheck(entries)?.id ?? null).toBe(expected);
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
    ["what was not checked yet waits", [{ ...clip("1"), isChecked: false }, clip("2")], ["2:clip"]],
    ["one is held: it holds nobody up", [bulk("1", "held"), bulk("2")], ["2:bulk"]],
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
