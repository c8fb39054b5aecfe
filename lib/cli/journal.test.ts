import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { idempotencyKey, journalKey, openJournal, parseJournal, type Upload } from "./journal.ts";

const upload: Upload = { space: "ada/main", name: "a.wav", sha256: "00", alias: "a", identity: null, copy: 0 };

describe("the keys of an upload", () => {
  it.each<[string, Partial<Upload>]>([
    ["the space", { space: "ada/other" }],
    ["the name", { name: "b.wav" }],
    ["the content", { sha256: "01" }],
    ["the alias", { alias: null }],
    ["the identity", { identity: "bob" }],
    ["the copy", { copy: 1 }],
  ])("change with %s", (_name, change) => {
    const other = { ...upload, ...change };
    expect(idempotencyKey(other, 0)).not.toBe(idempotencyKey(upload, 0));
    expect(journalKey("s", other)).not.toBe(journalKey("s", upload));
  });

  it("are the same in every run, and fit the header", () => {
    expect(idempotencyKey({ ...upload }, 0)).toBe(idempotencyKey(upload, 0));
    expect(idempotencyKey(upload, 0)).toMatch(/^[0-9a-f]{64}$/);
    expect(idempotencyKey(upload, 1)).not.toBe(idempotencyKey(upload, 0));
  });

  it("tell servers apart here, for each has audios of its own", () => {
    expect(journalKey("a", upload)).not.toBe(journalKey("b", upload));
  });
});

describe("the journal", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "earmark-cli-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("remembers what was added, the last of each key", async () => {
    const journal = await openJournal(folder);
    await journal.add({ key: "k", generation: 0, audio: "one" });
    await journal.add({ key: "k", generation: 1, audio: "two" });
    await journal.close();
    const again = await openJournal(folder);
    expect(again.find("k")).toEqual({ key: "k", generation: 1, audio: "two" });
    expect(again.find("l")).toBeUndefined();
    await again.close();
  });

  it("is shared by many without losing a line", async () => {
    const journals = await Promise.all([openJournal(folder), openJournal(folder), openJournal(folder)]);
    const entries = Array.from({ length: 60 }, (_, i) => ({ key: `k${i}`, generation: 0, audio: `a${i}` }));
    await Promise.all(entries.map((entry, i) => journals[i % 3]?.add(entry)));
    for (const journal of journals) await journal.close();
    const text = await readFile(path.join(folder, "uploads.jsonl"), "utf8");
    expect(new Set(parseJournal(text).map(({ key }) => key)).size).toBe(60);
  });

  it("loses nothing but the half line that a power cut has left", async () => {
    const journal = await openJournal(folder);
    await journal.add({ key: "k", generation: 0, audio: "one" });
    await journal.close();
    await appendFile(path.join(folder, "uploads.jsonl"), '{"key":"l","gener');
    const after = await openJournal(folder);
    await after.add({ key: "m", generation: 0, audio: "three" });
    await after.close();
    const last = await openJournal(folder);
    expect([last.find("k")?.audio, last.find("l"), last.find("m")?.audio]).toEqual(["one", undefined, "three"]);
    await last.close();
  });

  it("passes over what is no entry", () => {
    expect(parseJournal('null\n[]\n"x"\n{"key":1,"audio":"a"}\n{"key":"k"}\n\n')).toEqual([]);
  });
});
