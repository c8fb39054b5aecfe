import type { Finding } from "../domain/findings/finding.ts";
import type { Reason } from "../domain/policy/evaluate.ts";
import { toNumberWords, toWord } from "../domain/policy/fact-words.ts";
import type { FactName, PolicyFacts } from "../domain/policy/facts.ts";
import type { Decision } from "../domain/policy/policy.ts";
import { toTimecode } from "../domain/timecode.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { type Output, toCell } from "./output.ts";

/** What became of one file. A file that cannot be used is refused, one that cannot be read `failed`. */
export type Checked = {
  path: string;
  decision: Decision | "failed";
  reasons: Reason[];
  facts: PolicyFacts;
  findings: Finding[];
  error: { code: string; detail: string } | null;
};

/** What one file makes of the exit code. */
export function exitCodeOfChecked({ decision }: Checked): ExitCode {
  if (decision === "failed") return EXIT.failed;
  return decision === "refuse" ? EXIT.refused : EXIT.done;
}

/** A file as a line of JSON; `facts` has null where there is none of a fact. */
export function toCheckedJson({ path, decision, reasons, facts, findings, error }: Checked): string {
  return JSON.stringify({ path, decision, reasons, facts, findings, error });
}

const words = {
  accept: ["accept", "green"],
  warn: ["warn", "yellow"],
  refuse: ["refuse", "red"],
  failed: ["failed", "red"],
} as const;

const WIDTH = 8;
const INDENT = " ".repeat(WIDTH);

/** Tells what became of a file: the decision and its facts in a line, then why, then what is wrong with it and where. */
export function tellChecked(output: Output, { path, decision, reasons, facts, findings, error }: Checked): void {
  const [word, colour] = words[decision];
  const head = `${output.paint(colour, word.padEnd(WIDTH))}${toCell(path)}`;
  const told = toFactWords(facts);
  output.line(told ? `${head}  ${output.paint("dim", told)}` : head);
  for (const sentence of [...(error ? [error.detail] : []), ...reasons.map((reason) => reason.sentence)]) {
    output.line(`${INDENT}${toCell(sentence)}`);
  }
  for (const { severity, from, to, sentence } of findings) {
    output.line(`${INDENT}${severity}, ${toTimecode(from)} to ${toTimecode(to)}: ${toCell(sentence)}`);
  }
}

const SHOWN: readonly FactName[] = [
  "container",
  "codec",
  "sampleRateHz",
  "channels",
  "durationSeconds",
  "voiceSeconds",
];
const NAMED: Partial<Record<FactName, string>> = { channels: "channels", voiceSeconds: "of voice" };

/** The facts that tell files apart, in a line. */
function toFactWords(facts: PolicyFacts): string {
  const shown = SHOWN.flatMap((name) => {
    const value = facts[name];
    if (value === undefined || value === null) return [];
    const text = typeof value === "number" ? toNumberWords(name, value) : toWord(name, String(value));
    return [toCell(name === "channels" && value === 1 ? "mono" : [text, NAMED[name]].filter(Boolean).join(" "))];
  });
  return shown.join(", ");
}

/** How many files were what: `3 files: 1 accepted, 1 warned, 1 refused.` */
export function toCheckSummary(all: readonly Checked[]): string {
  const count = (decision: Checked["decision"]) => all.filter((one) => one.decision === decision).length;
  const failed = count("failed");
  const parts = [`${count("accept")} accepted`, `${count("warn")} warned`, `${count("refuse")} refused`];
  return `${all.length} files: ${[...parts, ...(failed > 0 ? [`${failed} failed`] : [])].join(", ")}.`;
}
