import { expect, it } from "vitest";
import { findFaults, newRow, parseRules, type RuleRow, toRow, toRule } from "@/components/policy/rule-rows";
import { policyPresets } from "@/lib/domain/policy/presets";

it.each(policyPresets)("shows and takes back the rules of $name as they are", ({ rules }) => {
  expect(rules.map((rule) => toRule(toRow(rule)))).toEqual(rules);
});

it("shows a ratio in percent and bytes in MiB", () => {
  expect(toRow({ fact: "clippedRatio", max: 0.001, decision: "warn" })).toMatchObject({ min: "", max: "0.1" });
  expect(toRow({ fact: "sizeBytes", max: 2.5 * 2 ** 20, decision: "warn" })).toMatchObject({ max: "2.5" });
});

const typed = (row: Partial<RuleRow>): RuleRow => ({ ...newRow("sampleRateHz"), ...row });

it.each<[name: string, row: RuleRow, faults: object]>([
  ["nothing typed", typed({}), { "rules.0.min": "Give a least value (min), a greatest (max), or both." }],
  ["no number", typed({ min: "8 kHz" }), { "rules.0.min": "A bound is a number." }],
  ["a number with spaces around", typed({ min: " 8000 " }), {}],
  ["a percentage beyond all", typed({ fact: "clippedRatio", max: "120" }), { "rules.0.max": "It lies from 0 to 100." }],
  ["words with gaps", typed({ fact: "codec", oneOf: ["flac", " opus", ""] }), {}],
  ["no words", typed({ fact: "codec", oneOf: [" "] }), { "rules.0.oneOf": "Name at least one." }],
])("tells of %s", (_name, row, faults) => {
  expect(findFaults([toRule(row)])).toEqual(faults);
});

it.each([
  ["", /^This is not JSON: /],
  ["[]", /expected object/],
  ['{"rules":[],"name":"x"}', /“name”/],
  ['{"rules":[{"fact":"tempo","decision":"warn"}]}', /^rules\.0\.fact: There is no such fact\.$/],
])("says what is wrong with the text %j", (text, fault) => {
  expect(parseRules(text)).toEqual({ fault: expect.stringMatching(fault) });
});

it("reads the text of a policy", () => {
  const [preset] = policyPresets;
  expect(parseRules(JSON.stringify({ rules: preset?.rules }))).toEqual({ rules: preset?.rules });
});
