import { Demuxer } from "node-av/api";
import { expect, it } from "vitest";
import { parseCsv } from "../../../fixtures/parse-csv.ts";
import type { ReviewSheet } from "./sheet.ts";
import { sheetToCsv } from "./sheet-to-csv.ts";
import { sheetToLabels } from "./sheet-to-labels.ts";
import { sheetToWebVtt } from "./sheet-to-webvtt.ts";

const ada = { handle: "ada", alias: "Ada" };
const bob = { handle: "bob", alias: null };
const at = "2026-01-01T00:00:00.000000Z";
const NASTY = '=1+1, "quoted"\n\n00:00:01.000 --> 00:00:02.000\t<b>&amp; → ü';

const sheet: ReviewSheet = {
  audio: { handle: "take", alias: null, durationSeconds: 3700.5 },
  outcome: "rejected",
  reviews: [
    { user: ada, decision: "reject", reasons: [{ handle: "noise", label: "Noise" }], note: NASTY, updatedAt: at },
    { user: bob, decision: "unsure", reasons: [], note: null, updatedAt: at },
  ],
  comments: [
    {
      handle: "one",
      parent: null,
      text: NASTY,
      from: 0,
      to: 1.5,
      author: ada,
      createdAt: at,
      resolved: { by: bob, at },
    },
    { handle: "two", parent: "one", text: "Yes.", from: 0, to: 1.5, author: bob, createdAt: at, resolved: null },
    {
      handle: "three",
      parent: null,
      text: "At the end",
      from: 3700.5,
      to: null,
      author: bob,
      createdAt: at,
      resolved: null,
    },
  ],
};

/** The cues of a WebVTT file, as FFmpeg reads them: start and length in milliseconds, and the text. */
async function readCues(text: string) {
  const demuxer = await Demuxer.open(Buffer.from(text), { format: "webvtt" });
  try {
    const cues: [number, number, string][] = [];
    for await (const packet of demuxer.packets()) {
      if (!packet) break;
      cues.push([Number(packet.pts), Number(packet.duration), packet.data?.toString() ?? ""]);
    }
    return cues;
  } finally {
    await demuxer.close();
  }
}

it("is CSV that a parser takes apart into what went in", () => {
  const [names = [], ...rows] = parseCsv(sheetToCsv(sheet));
  const told = rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])));
  expect(rows.map(({ length }) => length)).toEqual(rows.map(() => names.length));
  expect(told).toMatchObject([
    { kind: "decision", who: "ada", decision: "reject", reasons: "Noise", text: `'${NASTY}`, from: "" },
    { kind: "decision", who: "bob", decision: "unsure", reasons: "", text: "" },
    { kind: "comment", who: "ada", from: "0", to: "1.5", text: `'${NASTY}`, state: "resolved", thread: "one" },
    { kind: "reply", who: "bob", text: "Yes.", state: "", comment: "two", thread: "one" },
    { kind: "comment", from: "3700.5", to: "", state: "open", thread: "three" },
  ]);
});

it("is a label track: start, end and one line of text each, with tabs between", () => {
  const lines = sheetToLabels(sheet).split("\n");
  expect(lines.pop()).toBe("");
  const labels = lines.map((line) => /^(\d+\.\d{6})\t(\d+\.\d{6})\t([^\t\r\n]+)$/.exec(line)?.slice(1));
  expect(labels.map((label) => label?.slice(0, 2))).toEqual([
    ["0.000000", "3700.500000"],
    ["0.000000", "3700.500000"],
    ["0.000000", "1.500000"],
    ["0.000000", "1.500000"],
    ["3700.500000", "3700.500000"],
  ]);
  expect(labels.map((label) => label?.[2])).toContain("bob: At the end");
});

it("is WebVTT of which FFmpeg reads a cue for each thread, and nothing else", async () => {
  const cues = await readCues(sheetToWebVtt(sheet));
  const [first, reply] = cues[0]?.[2].split("\n") ?? [];
  expect(cues.map(([startMs, lengthMs]) => [startMs, lengthMs])).toEqual([
    [0, 1500],
    [3_700_500, 1],
  ]);
  expect(first).toBe('<v ada>=1+1, "quoted" 00:00:01.000 --&gt; 00:00:02.000 &lt;b&gt;&amp;amp; → ü</v>');
  expect(reply).toBe("<v bob>Yes.</v>");
  expect(cues[1]?.[2]).toBe("<v bob>At the end</v>");
});

it("is whole where nobody has said anything", async () => {
  const empty = { ...sheet, reviews: [], comments: [] };
  expect(parseCsv(sheetToCsv(empty))).toHaveLength(1);
  expect(sheetToLabels(empty)).toBe("");
  expect(sheetToWebVtt(empty)).toBe("WEBVTT\n\n");
});
