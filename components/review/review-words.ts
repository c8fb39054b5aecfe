import type { Outcome, ReviewDecision } from "@/lib/domain/review/outcome";

/** What the button of a decision says. */
export const decisionLabels: Record<ReviewDecision, string> = { accept: "Accept", reject: "Reject", unsure: "Unsure" };

/** What somebody did, after their name. */
export const decidedWords: Record<ReviewDecision | "back", string> = {
  accept: "accepted it",
  reject: "rejected it",
  unsure: "is unsure",
  back: "took it back",
};

/** What became of the audio in one's own hands, after its name. */
export const becameWords: Record<ReviewDecision, string> = {
  accept: "is accepted",
  reject: "is rejected",
  unsure: "is left open: you are unsure",
};

/** What the reviews of an audio come to, in a word. */
export const outcomeLabels: Record<Outcome, string> = {
  undecided: "Undecided",
  accepted: "Accepted",
  rejected: "Rejected",
  disputed: "Disputed",
};

type Standing = {
  outcome: Outcome;
  quorum: number;
  /** How many decided what; null where the reader is not to know yet, or the server does not tell. */
  counts: { accept: number; reject: number } | null;
};

/** How the decision on an audio stands, in a sentence beside its outcome; empty where the outcome says it all. */
export function toStandingWords({ outcome, quorum, counts }: Standing): string {
  if (outcome === "undecided") {
    if (quorum === 1) return "Nobody has decided yet.";
    if (counts) return `${counts.accept + counts.reject} of ${quorum} have decided.`;
    return `${quorum} people decide, each without knowing what the others did.`;
  }
  if (outcome === "disputed") {
    const who = counts
      ? `${toMany(counts.accept, "accept")}, ${toMany(counts.reject, "reject")}.`
      : "They do not agree.";
    return `${who} It is settled when somebody changes their mind.`;
  }
  return counts ? `${toMany(counts.accept + counts.reject, outcome === "accepted" ? "accept" : "reject")}.` : "";
}

function toMany(count: number, does: string): string {
  return count === 1 ? `1 person ${does}s it` : `${count} people ${does} it`;
}
