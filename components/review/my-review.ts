import type { Review } from "@/lib/contract/review";
import type { ReviewDecision } from "@/lib/domain/review/outcome";

/** What one person decided of an audio; `reasons` are handles of the space's list. */
export type MyReview = { decision: ReviewDecision; reasons: string[]; note: string | null };

/** The part of a review that its person chose. */
export function toMyReview({ decision, reasons, note }: Review): MyReview {
  return { decision, reasons: reasons.map(({ handle }) => handle), note };
}

/** Whether two reviews say the same. */
export function isSame(one: MyReview | null, other: MyReview | null): boolean {
  return toText(one) === toText(other);
}

function toText(review: MyReview | null): string {
  return JSON.stringify(review && [review.decision, review.reasons, review.note]);
}
