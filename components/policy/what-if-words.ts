import { toCount, toCounted } from "@/components/ui/count-words";
import type { PolicyOutcome, PolicyPreview } from "@/lib/contract/policy";

/** What an outcome is called. */
export const outcomeWords: Record<PolicyOutcome, string> = {
  accept: "accepted",
  warn: "warned",
  refuse: "refused",
  unknown: "not known yet",
};

/** A preview in a sentence: `Of 214 audios: 190 accepted, 20 warned, 4 refused; 6 would change.` */
export function toWhatIfWords({ total, looked, after, changed }: PolicyPreview): string {
  if (looked === 0) return "There are no audios yet that the rules could be tried on.";
  const of =
    looked < total
      ? `Of the newest ${toCount(looked)} of ${toCounted(total, "audio")}`
      : `Of ${toCounted(total, "audio")}`;
  const counts = (["accept", "warn", "refuse", "unknown"] as const)
    .filter((outcome) => outcome !== "unknown" || after.unknown > 0)
    .map((outcome) => `${toCount(after[outcome])} ${outcomeWords[outcome]}`);
  return `${of}: ${counts.join(", ")}; ${changed === 0 ? "none" : toCount(changed)} would change.`;
}
