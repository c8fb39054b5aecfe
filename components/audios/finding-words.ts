import type { FindingKind, Severity } from "@/lib/domain/findings/finding";

/** How grave a finding is, in a word. */
export const severityWords: Record<Severity, string> = { high: "Serious", medium: "Moderate", low: "Minor" };

/** The gravest first. */
export const SEVERITIES_DOWN = ["high", "medium", "low"] as const satisfies readonly Severity[];

/** What is looked for, as it is said in a row. */
const lookedFor: Record<FindingKind, string> = {
  clipping: "clipping",
  dropout: "dropouts",
  levelJump: "jumps in level",
  dcOffset: "a DC offset",
  deadChannel: "dead channels",
  phaseInversion: "inverted phase",
  hum: "mains hum",
  longSilence: "long silences",
  cutStart: "a cut-off start",
  cutEnd: "a cut-off end",
  tooQuiet: "too low a level",
  noVoice: "the lack of a voice",
  bandLimited: "a limited bandwidth",
};

/** All that was looked for: `clipping, dropouts … and a limited bandwidth`; for a voice only where somebody listened. */
export function toLookedForWords(hasListened: boolean): string {
  const { noVoice, ...rest } = lookedFor;
  const words = Object.values(hasListened ? lookedFor : rest);
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** How many findings there are of each severity: `2 serious findings, 1 minor`, `Nothing found`. */
export function toCountsWords(counts: Record<Severity, number>): string {
  const parts = SEVERITIES_DOWN.filter((severity) => counts[severity] > 0).map(
    (severity, place) =>
      `${counts[severity]} ${severityWords[severity].toLowerCase()}${place > 0 ? "" : counts[severity] === 1 ? " finding" : " findings"}`,
  );
  return parts.length > 0 ? parts.join(", ") : "Nothing found";
}
