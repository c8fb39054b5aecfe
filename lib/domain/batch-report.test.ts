import { expect, it } from "vitest";
import { isSkippedDuplicate, toBatchReport } from "./batch-report.ts";
import { newEntry, type UploadEntry } from "./upload-queue.ts";

function entry(changes: Partial<UploadEntry> = {}): UploadEntry {
  const facts = { id: "1", batch: "b", number: 1, owner: "ada", space: "main", sizeBytes: 1000 };
  return { ...newEntry({ ...facts, path: "calls/a.wav", name: "a.wav", alias: "a" }), ...changes };
}

const duplicate = [{ kind: "duplicate", twin: { audio: "x1", name: "first" } }] as const;

const addressOf = ({ audio }: { audio: string }) => `https://earmark.example/ada/main/audios/${audio}`;

/** Reads CSV as RFC 4180 has it. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

function report(...entries: UploadEntry[]): Record<string, string>[] {
  const [names = [], ...rows] = parse(toBatchReport(entries, addressOf).slice(1));
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ""])));
}

it("says of each file what became of it", () => {
  const available = entry({ stage: "available", audio: "k7", sha256: "ab".repeat(32), isStored: true });
  expect(report(available)).toEqual([
    {
      number: "1",
      path: "calls/a.wav",
      "size in bytes": "1000",
      sha256: "ab".repeat(32),
      result: "available",
      reason: "",
      audio: "k7",
      address: "https://earmark.example/ada/main/audios/k7",
      alias: "a",
    },
  ]);
});

it.each<[string, Partial<UploadEntry>, { result: string; reason: string }]>([
  [
    "refused",
    { stage: "refused", fault: { code: "empty", detail: "The file is empty." } },
    { result: "refused", reason: "The file is empty." },
  ],
  ["cancelled", { stage: "cancelled" }, { result: "cancelled", reason: "" }],
  [
    "a duplicate",
    { stage: "cancelled", concerns: duplicate },
    { result: "duplicate skipped", reason: "The same file is there already, as “first”." },
  ],
  [
    "skipped for its policy",
    { stage: "cancelled", concerns: [{ kind: "refusal", sentence: "Too short." }] },
    { result: "cancelled", reason: "Too short." },
  ],
  [
    "failed",
    { stage: "failed", fault: { code: "noRoom", detail: "No room." } },
    { result: "not sent", reason: "No room." },
  ],
  [
    "available with a warning",
    { stage: "available", warnings: ["Mono.", "Quiet."] },
    { result: "available", reason: "Mono. Quiet." },
  ],
])("%s", (_, changes, told) => {
  expect(report(entry(changes))[0]).toMatchObject(told);
});

it("has the files in the order in which they were given", () => {
  const numbers = report(entry({ number: 3 }), entry({ number: 1 }), entry({ number: 2 })).map(({ number }) => number);
  expect(numbers).toEqual(["1", "2", "3"]);
});

it.each([
  ["a comma", "Ada, Bo"],
  ["quotes", 'the "good" one'],
  ["quotes alone", '"'],
  ["a line break", "one\r\ntwo"],
  ["an apostrophe", "it's"],
  ["other letters", "Zürich 録音 🎧"],
])("gives text back as it was: %s", (_, alias) => {
  expect(report(entry({ alias }))[0]?.alias).toBe(alias);
});

it.each([["=1+1"], ["+1"], ["-1"], ["@SUM(A1)"], ["\t=1"], ["\r=1"]])("no spreadsheet calculates %j", (alias) => {
  const [row] = report(entry({ alias, path: alias, stage: "refused", fault: { code: "empty", detail: alias } }));
  expect([row?.alias, row?.path, row?.reason]).toEqual([`'${alias}`, `'${alias}`, `'${alias}`]);
});

it("begins with the mark by which spreadsheets know UTF-8, and ends every line as the standard has it", () => {
  const text = toBatchReport([entry()], addressOf);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text.match(/\r\n/g)).toHaveLength(2);
  expect(text.endsWith("\r\n")).toBe(true);
});

it("tells duplicates from other files that were given up", () => {
  const skipped = [duplicate, [], [{ kind: "refusal", sentence: "No." } as const]].map((concerns) =>
    isSkippedDuplicate(entry({ stage: "cancelled", concerns })),
  );
  expect(skipped).toEqual([true, false, false]);
  expect(isSkippedDuplicate(entry({ stage: "available", concerns: duplicate }))).toBe(false);
});
