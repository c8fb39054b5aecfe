import { describe, expect, it } from "vitest";
import { toQualityLines, toQualityVerdict } from "@/components/audios/quality-words";
import type { Quality } from "@/lib/contract/quality";

const none = { low: 0, medium: 0, high: 0 };
const clean: Quality = { findings: none, proposal: null, isPending: false };
const refusal = {
  decision: "refuse" as const,
  reasons: [{ decision: "refuse" as const, sentence: "The voice duration is 2 s; the policy wants at least 4.5 s." }],
  version: 3,
};
const warning = { decision: "warn" as const, reasons: [], version: 3 };

describe("the verdict is the gravest that is known", () => {
  it.each([
    ["nothing at all", null, false, "unmeasured"],
    ["nothing but that it is partial", null, true, "partial"],
    ["nothing is wrong", clean, false, "clean"],
    ["a voice is still listened for", { ...clean, isPending: true }, false, "listening"],
    ["a minor finding, a voice or not", { ...clean, findings: { ...none, low: 1 }, isPending: true }, false, "low"],
    ["a moderate finding", { ...clean, findings: { low: 4, medium: 1, high: 0 } }, false, "medium"],
    [
      "a warning of the policy over that",
      { ...clean, findings: { ...none, medium: 1 }, proposal: warning },
      false,
      "warn",
    ],
    [
      "a serious finding over a warning",
      { ...clean, findings: { ...none, high: 1 }, proposal: warning },
      false,
      "high",
    ],
    ["a part of the file over any finding", { ...clean, findings: { ...none, high: 1 } }, true, "partial"],
    ["a refusal over everything", { ...clean, proposal: refusal }, true, "refuse"],
  ])("%s", (_name, quality, partial, verdict) => expect(toQualityVerdict({ quality, partial })).toBe(verdict));
});

describe("the lines", () => {
  it.each([
    ["what was not measured", null, false, ["Not measured"]],
    ["a part of an old file", null, true, ["Partial: the file is cut off or damaged", "Not measured"]],
    ["nothing wrong", clean, false, ["Nothing found"]],
    ["counts", { ...clean, findings: { low: 1, medium: 0, high: 2 } }, false, ["2 serious findings, 1 minor"]],
    ["one of a kind", { ...clean, findings: { low: 3, medium: 1, high: 0 } }, false, ["1 moderate finding, 3 minor"]],
    ["what is still to come", { ...clean, isPending: true }, false, ["Nothing found", "Still listening for a voice"]],
    [
      "a refusal with its reasons",
      { ...clean, proposal: refusal },
      false,
      ["Policy proposes to refuse: The voice duration is 2 s; the policy wants at least 4.5 s.", "Nothing found"],
    ],
    ["a warning without reasons", { ...clean, proposal: warning }, false, ["Policy proposes to warn", "Nothing found"]],
    [
      "no word of what the policy accepts",
      { ...clean, proposal: { ...warning, decision: "accept" as const } },
      false,
      ["Nothing found"],
    ],
  ])("tell %s", (_name, quality, partial, lines) =>
    expect(toQualityLines({ quality, partial, voiceDuration: "PT2.000S" })).toEqual(lines),
  );
});

it("says where no voice was listened for, and nothing will be", () => {
  expect(toQualityLines({ quality: clean, partial: false, voiceDuration: null })).toEqual([
    "Nothing found",
    "Not listened for a voice",
  ]);
});
