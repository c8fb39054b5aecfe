import type { Role } from "../permissions.ts";

/** What a person can say of an audio. Who is unsure has looked, and leaves it to others. */
export const REVIEW_DECISIONS = ["accept", "reject", "unsure"] as const;

export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** What the reviews of an audio come to. */
export const OUTCOMES = ["undecided", "accepted", "rejected", "disputed"] as const;

export type Outcome = (typeof OUTCOMES)[number];

/**
 * What the present reviews come to: undecided until as many people as the quorum asks for accept or reject, then what they
 * agree on, and disputed while they do not. Who is unsure counts for neither.
 */
export function outcomeOf({ accept, reject }: { accept: number; reject: number }, quorum: number): Outcome {
  if (accept + reject === 0 || accept + reject < quorum) return "undecided";
  if (reject === 0) return "accepted";
  return accept === 0 ? "rejected" : "disputed";
}

/** From how many people on each decides without knowing what others did. */
const BLIND_FROM = 2;

/**
 * Whether somebody sees what others decided: where more than one has to, a reviewer only once they have decided themselves.
 * An admin sees everything, and so does a viewer, whose opinion nobody asks.
 */
export function seesReviews({
  role,
  quorum,
  hasDecided,
}: {
  role: Role | null;
  quorum: number;
  hasDecided: boolean;
}): boolean {
  return hasDecided || isOpen(quorum) || role === "admin" || role === "viewer";
}

/** Whether in a space with this quorum everybody sees at once what others decide. */
export function isOpen(quorum: number): boolean {
  return quorum < BLIND_FROM;
}
