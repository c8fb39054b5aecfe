import { expect, it } from "vitest";
import { FINDING_KINDS } from "./finding.ts";
import { noVoiceFinding } from "./no-voice.ts";
import { severityOf, THRESHOLDS } from "./thresholds.ts";

it.each(FINDING_KINDS)("%s is worse from bound to bound, and none before the first", (kind) => {
  const { worse, low, medium, high } = THRESHOLDS[kind];
  const less = worse === "more" ? -1e-6 : 1e-6;
  expect([low, medium, high].map((bound) => severityOf(kind, bound))).toEqual(["low", "medium", "high"]);
  expect([low, medium, high].map((bound) => severityOf(kind, bound + less))).toEqual([null, "low", "medium"]);
});

it.each([
  ["nothing in a minute", 0, 60, "high", "No voice was heard."],
  ["what noise is taken for", 0.5, 60, "medium", "Hardly any voice was heard: 0.5 seconds in 1 minute."],
  ["a word in a short recording", 0.3, 5, null, undefined],
  ["speech", 40, 60, null, undefined],
  ["nothing in nothing", 0, 0, null, undefined],
])("the voice in %s", (_what, voiceSeconds, durationSeconds, severity, sentence) => {
  const finding = noVoiceFinding(voiceSeconds, durationSeconds);
  expect([finding?.severity ?? null, finding?.sentence]).toEqual([severity, sentence]);
});
