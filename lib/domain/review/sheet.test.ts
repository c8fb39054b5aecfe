import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { HOSTILE_TEXTS } from "../../../fixtures/hostile-texts.ts";
import { parseLabels } from "../../../fixtures/parse-labels.ts";
import { parseNotes, parseWebVtt } from "../../../fixtures/parse-webvtt.ts";
import type { ReviewSheet, SheetComment } from "./sheet.ts";
import { sheetToCsv } from "./sheet-to-csv.ts";
import { sheetToLabels } from "./sheet-to-labels.ts";
import { sheetToWebVtt } from "./sheet-to-webvtt.ts";

const ada = { handle: "ada", alias: "Ada" };
const bob = { handle: "bob", alias: null };
const at = "2026-01-01T00:00:00.000000Z";

const review = (note: string | null, label = "Noise"): ReviewSheet["reviews"][number] => ({
  ...{ user: ada, decision: "reject", reasons: [{ handle: "noise", label }], note, updatedAt: at },
});

const comment = (given: Partial<SheetComment>): SheetComment => ({
  ...{ handle: "one", parent: null, text: "Here", from: 0, to: 1.5, author: ada, createdAt: at, resolved: null },
  ...given,
});

const sheet: ReviewSheet = {
  audio: { handle: "take", alias: null, durationSeconds: 3700.5 },
  outcome: "rejected",
  reviews: [review("It hums"), { ...review(""), user: bob, decision: "unsure", reasons: [] }, review(null)],
  comments: [
    comment({ resolved: { by: bob, at } }),
    comment({ handle: "two", parent: "one", text: "Yes.", author: bob }),
    comment({ handle: "three", text: "At the end", from: 3700.5, to: null, author: bob }),
  ],
};

const hostile: ReviewSheet = {
  ...sheet,
  reviews: HOSTILE_TEXTS.map(({ text, line }) => review(text, line)),
  comments: HOSTILE_TEXTS.flatMap(({ text }, index) => {
    const place = { text, from: index, to: index % 2 ? null : index + 0.125 };
    const [root, reply] = [`root-${index}`, `reply-${index}`];
    return [comment({ ...place, handle: root }), comment({ ...place, handle: reply, parent: root, author: bob })];
  }),
};

const readCsv = (text: string): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, record_delimiter: ["\r\n", "\n", "\r"] });

/** What somebody wrote, without the apostrophe that keeps a spreadsheet from calculating it. */
const withoutGuard = (cell = "") => cell.replace(/^'(?=[=+\-@])/, "");

it("is CSV with a line for each decision and each comment", () => {
  expect(readCsv(sheetToCsv(sheet))).toMatchObject([
    { kind: "decision", who: "ada", decision: "reject", reasons: "Noise", text: "It hums", from: "" },
    { kind: "decision", who: "bob", decision: "unsure", reasons: "", text: "" },
    { kind: "decision", who: "ada", text: "" },
    { kind: "comment", who: "ada", from: "0", to: "1.5", text: "Here", state: "resolved", thread: "one" },
    { kind: "reply", who: "bob", text: "Yes.", state: "", comment: "two", thread: "one" },
    { kind: "comment", from: "3700.5", to: "", state: "open", thread: "three" },
  ]);
});

it("is CSV that gives back whatever was written, and that no spreadsheet calculates", () => {
  const rows = readCsv(sheetToCsv(hostile));
  const texts = (...kinds: string[]) => rows.filter(({ kind = "" }) => kinds.includes(kind)).map(({ text }) => text);
  const written = HOSTILE_TEXTS.map(({ text }) => text);
  for (const kind of ["decision", "comment", "reply"]) expect(texts(kind).map(withoutGuard)).toEqual(written);
  expect(rows.slice(0, HOSTILE_TEXTS.length).map(({ reasons }) => withoutGuard(reasons))).toEqual(
    HOSTILE_TEXTS.map(({ line }) => line),
  );
  expect(
    rows.flatMap(({ text = "", reasons = "" }) => [text, reasons]).filter((cell) => /^[=+\-@]/.test(cell)),
  ).toEqual([]);
});

it("is a label track: decisions over the whole audio, comments where they stand", () => {
  expect(parseLabels(sheetToLabels(sheet))).toEqual([
    { from: 0, to: 3700.5, text: "ada: reject (Noise) It hums" },
    { from: 0, to: 3700.5, text: "bob: unsure" },
    { from: 0, to: 3700.5, text: "ada: reject (Noise)" },
    { from: 0, to: 1.5, text: "ada: Here" },
    { from: 0, to: 1.5, text: "bob: Yes." },
    { from: 3700.5, to: 3700.5, text: "bob: At the end" },
  ]);
});

it("is a label track that gives back whatever was written, in one line", () => {
  const labels = parseLabels(sheetToLabels(hostile));
  expect(labels.map(({ text }) => text)).toEqual([
    ...HOSTILE_TEXTS.map(({ line }) => `ada: reject (${line}) ${line}`),
    ...HOSTILE_TEXTS.flatMap(({ line }) => [`ada: ${line}`, `bob: ${line}`]),
  ]);
});

it("is WebVTT with a cue for each thread, and decisions as notes", () => {
  const text = sheetToWebVtt(sheet);
  const said = [
    { who: "ada", text: "Here" },
    { who: "bob", text: "Yes." },
  ];
  expect(parseWebVtt(text)).toEqual([
    { id: "one", from: 0, to: 1.5, said },
    { id: "three", from: 3700.5, to: 3700.501, said: [{ who: "bob", text: "At the end" }] },
  ]);
  expect(parseNotes(text)).toEqual(["ada: reject (Noise) It hums", "bob: unsure", "ada: reject (Noise)"]);
});

it("is WebVTT that gives back whatever was written, in one line; a note has no arrow", () => {
  const text = sheetToWebVtt(hostile);
  expect(parseWebVtt(text)).toEqual(
    HOSTILE_TEXTS.map(({ line }, index) => ({
      id: `root-${index}`,
      from: index,
      to: index % 2 ? index + 2 : index + 0.125,
      said: ["ada", "bob"].map((who) => ({ who, text: line })),
    })),
  );
  expect(parseNotes(text)).toEqual(
    HOSTILE_TEXTS.map(({ line }) => `ada: reject (${line}) ${line}`.replaceAll("-->", "→")),
  );
});

it("has no control characters where a line is one line", () => {
  const controlled = { ...sheet, reviews: [review("a\r\nb\u0085c\u001bd")], comments: [] };
  expect(parseLabels(sheetToLabels(controlled)).map(({ text }) => text)).toEqual(["ada: reject (Noise) a b c d"]);
  expect(parseNotes(sheetToWebVtt(controlled))).toEqual(["ada: reject (Noise) a b c d"]);
  expect(readCsv(sheetToCsv(controlled))[0]?.text).toBe("a\r\nb\u0085c\u001bd");
});

it("is whole where nobody has said anything", () => {
  const empty = { ...sheet, reviews: [], comments: [] };
  expect(readCsv(sheetToCsv(empty))).toEqual([]);
  expect(sheetToCsv(empty)).toMatch(/^\uFEFFkind,audio,.*,thread\r\n$/);
  expect(parseLabels(sheetToLabels(empty))).toEqual([]);
  expect(parseWebVtt(sheetToWebVtt(empty))).toEqual([]);
});
