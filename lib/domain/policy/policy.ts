import type { FactName } from "./facts.ts";

/** The most rules that a policy has. */
export const MAX_RULES = 50;

/** What becomes of a file that breaks a rule. */
export const BREACHES = ["warn", "refuse"] as const;

export type Breach = (typeof BREACHES)[number];

export const DECISIONS = ["accept", ...BREACHES] as const;

/** What a policy proposes for a file. */
export type Decision = (typeof DECISIONS)[number];

/**
 * What a file must be: `min` and `max` (both inclusive) are for numbers, `oneOf` for words, `is` for yes or no. Units are
 * those of the table of facts.
 */
export type PolicyRule = {
  fact: FactName;
  min?: number | undefined;
  max?: number | undefined;
  oneOf?: string[] | undefined;
  is?: boolean | undefined;
  decision: Breach;
};

/** A file that breaks no rule is accepted; one that breaks several is what the gravest of them says. */
export type Policy = { rules: PolicyRule[] };

/** What is asked of a file where nobody has said what is wanted. */
export const DEFAULT_POLICY: Policy = {
  rules: [{ fact: "worstFinding", oneOf: ["none", "low", "medium"], decision: "warn" }],
};
