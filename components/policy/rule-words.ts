import { factRow, toChoiceWords, toNumberWords } from "@/lib/domain/policy/fact-words";
import type { Breach, PolicyRule } from "@/lib/domain/policy/policy";

/** What becomes of a file that breaks a rule, as one chooses it. */
export const breachWords: Record<Breach, string> = { warn: "Warn", refuse: "Refuse" };

/** What a rule asks for, in words: `at least 8,000 Hz`, `from 1 s to 120 s`, `WAV or FLAC`, `whole`. */
export function toRuleWords({ fact, min, max, oneOf = [], is }: PolicyRule): string {
  const row = factRow(fact);
  if (row.kind === "flag") return is ? row.yes : row.no;
  if (row.kind === "word") return toChoiceWords(fact, oneOf);
  if (min === undefined) return `at most ${toNumberWords(fact, max ?? 0)}`;
  if (max === undefined) return `at least ${toNumberWords(fact, min)}`;
  return `from ${toNumberWords(fact, min)} to ${toNumberWords(fact, max)}`;
}
