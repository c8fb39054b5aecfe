import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "../domain/policy/policy.ts";
import { policyPresets } from "../domain/policy/presets.ts";
import { policyDocument } from "./policy.ts";

/** The faults of a document as `path: message`. */
function faultsOf(document: unknown): string[] {
  const parsed = policyDocument.safeParse(document);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

const withRule = (rule: object) => ({ rules: [{ decision: "warn", ...rule }] });
const NO_BOUND = "Give a least value (min), a greatest (max), or both.";

const FAULTY: [name: string, document: unknown, fault: string][] = [
  ["no object", [], ": Invalid input: expected object, received array"],
  ["no rules", {}, "rules: Invalid input: expected array, received undefined"],
  ["a key of its own", { rules: [], strict: true }, ": There is no “strict” here; there are rules alone."],
  [
    "a rule with a key of its own",
    withRule({ fact: "snrDb", min: 1, minimum: 2 }),
    "rules.0: There is no “minimum” here; there are fact, min, max, oneOf, is and decision.",
  ],
  ["a fact that we do not know", withRule({ fact: "tempo", min: 1 }), "rules.0.fact: There is no such fact."],
  ["no bound", withRule({ fact: "snrDb" }), `rules.0.min: ${NO_BOUND}`],
  [
    "a bound of another kind",
    withRule({ fact: "snrDb", is: true }),
    `rules.0.is: Signal-to-noise ratio has no such bound. ${NO_BOUND}`,
  ],
  [
    "bounds the wrong way round",
    withRule({ fact: "snrDb", min: 9, max: 3 }),
    "rules.0.max: The greatest value is below the least.",
  ],
  ["a percentage for a ratio", withRule({ fact: "clippedRatio", max: 5 }), "rules.0.max: It lies from 0 to 100."],
  ["a number as text", withRule({ fact: "snrDb", min: "9" }), "rules.0.min: A bound is a number."],
  ["no words", withRule({ fact: "codec", oneOf: [] }), "rules.0.oneOf: Name at least one."],
  [
    "a severity that there is not",
    withRule({ fact: "worstFinding", oneOf: ["none", "grave"] }),
    "rules.0.oneOf: There is no “grave” here; there are none, low, medium, high.",
  ],
  [
    "a decision to accept",
    withRule({ fact: "snrDb", min: 1, decision: "accept" }),
    "rules.0.decision: A rule decides “warn” or “refuse”.",
  ],
  [
    "too many rules",
    { rules: Array.from({ length: 51 }, () => ({ fact: "snrDb", min: 1, decision: "warn" })) },
    "rules: A policy has at most 50 rules.",
  ],
];

describe("the document of a policy", () => {
  it.each(FAULTY)("is refused with %s", (_name, document, fault) => {
    expect(faultsOf(document)).toEqual([fault]);
  });

  it.each([...policyPresets, { name: "what is asked by default", ...DEFAULT_POLICY }])("may be $name", ({ rules }) => {
    expect(policyDocument.parse({ rules })).toEqual({ rules });
  });
});
