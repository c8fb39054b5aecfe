import { policyDocument } from "@/lib/contract/policy";
import { factRow, toShown, toStored } from "@/lib/domain/policy/fact-words";
import type { FactName } from "@/lib/domain/policy/facts";
import type { Breach, PolicyRule } from "@/lib/domain/policy/policy";

/** A rule as it stands in the form: bounds as they were typed, in the unit that people see. */
export type RuleRow = {
  key: string;
  fact: FactName;
  min: string;
  max: string;
  /** The words that were chosen, or typed with commas between. */
  oneOf: string[];
  is: boolean;
  decision: Breach;
};

let rows = 0;

/** A row that asks for nothing yet. */
export function newRow(fact: FactName): RuleRow {
  rows += 1;
  return { key: `rule-${rows}`, fact, min: "", max: "", oneOf: [], is: false, decision: "refuse" };
}

/** A rule as a row of the form. */
export function toRow({ fact, min, max, oneOf = [], is = false, decision }: PolicyRule): RuleRow {
  const text = (bound: number | undefined) => (bound === undefined ? "" : String(toShown(fact, bound)));
  return { ...newRow(fact), min: text(min), max: text(max), oneOf, is, decision };
}

/** A row as a rule; what was typed and is no number becomes NaN, which no rule takes. */
export function toRule({ fact, min, max, oneOf, is, decision }: RuleRow): PolicyRule {
  const { kind } = factRow(fact);
  if (kind === "flag") return { fact, is, decision };
  if (kind === "word") return { fact, oneOf: oneOf.map((word) => word.trim()).filter(Boolean), decision };
  const bound = (name: "min" | "max", text: string) =>
    text.trim() === "" ? {} : { [name]: toStored(fact, Number(text)) };
  return { fact, ...bound("min", min), ...bound("max", max), decision };
}

/** What is wrong with the rules, by path (`rules.0.min`). */
export type Faults = Record<string, string>;

/** The faults of rules as they stand; none where the API would take them. */
export function findFaults(rules: readonly PolicyRule[]): Faults {
  const parsed = policyDocument.safeParse({ rules });
  const issues = parsed.success ? [] : parsed.error.issues;
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [path.join("."), message]));
}

/** The rules in a text, or a sentence that says what is wrong with it. */
export function parseRules(text: string): { rules: PolicyRule[] } | { fault: string } {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return { fault: `This is not JSON: ${error instanceof Error ? error.message : error}.` };
  }
  const parsed = policyDocument.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return { fault: [issue?.path.join("."), issue?.message].filter(Boolean).join(": ") };
}
