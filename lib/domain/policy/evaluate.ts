import { factRow, toChoiceWords, toNumberWords, toSubject, toWord } from "./fact-words.ts";
import type { FactName, PolicyFacts } from "./facts.ts";
import type { Breach, Decision, Policy, PolicyRule } from "./policy.ts";

export type Reason = { decision: Breach; sentence: string };

export type Evaluation = {
  decision: Decision;
  /** The rules that were broken, in words, the gravest first. */
  reasons: Reason[];
  /** The facts that rules ask for and that are not known yet: with them the decision may become graver. */
  unknown: FactName[];
};

/**
 * What a policy says of a file. A rule about a fact that is not known is passed over. Where there is none of a fact
 * (null), a least value and a choice are not met, as silence is not loud enough, while a greatest value is; what is optional
 * meets both.
 */
export function evaluatePolicy({ rules }: Policy, facts: PolicyFacts): Evaluation {
  const reasons: Reason[] = [];
  const unknown = new Set<FactName>();
  for (const rule of rules) {
    const value = facts[rule.fact];
    if (value === undefined) unknown.add(rule.fact);
    const sentence = value === undefined ? null : findBreach(rule, value);
    if (sentence) reasons.push({ decision: rule.decision, sentence });
  }
  const refusals = reasons.filter(({ decision }) => decision === "refuse");
  const warnings = reasons.filter(({ decision }) => decision === "warn");
  return {
    decision: refusals.length > 0 ? "refuse" : warnings.length > 0 ? "warn" : "accept",
    reasons: [...refusals, ...warnings],
    unknown: [...unknown],
  };
}

/** The decision where it can only stay so; null while facts that are still to come may change it. */
export function settledDecision({ decision, unknown }: Evaluation): Decision | null {
  return unknown.length === 0 || decision === "refuse" ? decision : null;
}

/** Why a fact breaks a rule, in a sentence; null where it does not. */
function findBreach(rule: PolicyRule, value: NonNullable<PolicyFacts[FactName]> | null): string | null {
  const row = factRow(rule.fact);
  const subject = toSubject(rule.fact);
  if (row.kind === "flag") {
    if (rule.is === undefined || value === null || value === rule.is) return null;
    const [is, wanted] = value ? [row.yes, row.no] : [row.no, row.yes];
    return `The file is ${is}; the policy wants it ${wanted}.`;
  }
  if (row.kind === "word") {
    if (!rule.oneOf || (typeof value === "string" && rule.oneOf.includes(value))) return null;
    const found =
      value === null ? `The file has no ${subject}` : `The ${subject} is ${toWord(rule.fact, String(value))}`;
    return `${found}; the policy takes ${toChoiceWords(rule.fact, rule.oneOf)}.`;
  }
  const isMissed = value === null && !row.isOptional;
  return isMissed ? whyMissed(rule, subject) : whyBeyond(rule, subject, value);
}

function whyMissed({ fact, min }: PolicyRule, subject: string): string | null {
  if (min === undefined) return null;
  return `The file has no ${subject} that could be measured; the policy wants at least ${toNumberWords(fact, min)}.`;
}

function whyBeyond({ fact, min, max }: PolicyRule, subject: string, value: unknown): string | null {
  if (typeof value !== "number") return null;
  const is = (bound: number) => `The ${subject} is ${toNumberWords(fact, value, bound)}`;
  if (min !== undefined && value < min) return `${is(min)}; the policy wants at least ${toNumberWords(fact, min)}.`;
  if (max !== undefined && value > max) return `${is(max)}; the policy takes at most ${toNumberWords(fact, max)}.`;
  return null;
}
