import { describe, expect, it } from "vitest";
import { FINDING_KINDS, type Finding, type FindingKind } from "../findings/finding.ts";
import { toDigest } from "./digest.ts";

const find = (kind: FindingKind, from: number, to = from + 0.1): Finding => ({
  ...{ kind, from, to, severity: "low", channel: null, value: 1, sentence: "" },
});
const nothing = { findings: null, openComments: null, share: null };

describe("an audio in a sentence", () => {
  it.each([
    ["is empty where nothing is known", nothing, ""],
    ["says that nothing was found", { ...nothing, findings: [] }, "Nothing was found."],
    [
      "tells how many there are of a kind, the first of them, comments, and what was heard",
      {
        findings: [find("clipping", 12.9), find("clipping", 20), find("longSilence", 40, 45), find("clipping", 70)],
        openComments: 2,
        share: 0.629,
      },
      "3 clipped moments, first at 0:12; silent 0:40–0:45; 2 open comments; you have heard 62 %.",
    ],
    ["says where the only one is", { ...nothing, findings: [find("dropout", 61)] }, "1 dropout at 1:01."],
    [
      "counts what there are several of",
      {
        ...nothing,
        findings: [find("longSilence", 1), find("longSilence", 9), find("levelJump", 10), find("levelJump", 11)],
      },
      "2 long silences, first at 0:01; 2 jumps in level, first at 0:10.",
    ],
    [
      "goes by the kinds as they come",
      { ...nothing, findings: [find("hum", 0, 30), find("tooQuiet", 0, 30), find("hum", 40, 50), find("cutEnd", 59)] },
      "Mains hum, first at 0:00; very quiet; its end is cut off.",
    ],
    ["tells of one comment", { ...nothing, openComments: 1 }, "1 open comment."],
    [
      "tells of no comments by saying nothing",
      { findings: [], openComments: 0, share: 0 },
      "Nothing was found; you have heard nothing of it yet.",
    ],
    ["knows hours", { ...nothing, findings: [find("clipping", 3725)] }, "1 clipped moment at 1:02:05."],
  ])("%s", (_name, known, sentence) => expect(toDigest(known)).toBe(sentence));

  it.each(FINDING_KINDS)("has words for %s, one or many", (kind) => {
    for (const findings of [[find(kind, 1)], [find(kind, 1), find(kind, 2)]]) {
      expect(toDigest({ ...nothing, findings })).toMatch(/^[A-Z1-9][^;]{6,}\.$/);
    }
  });
});
