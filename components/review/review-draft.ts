import type { MyReview } from "@/components/review/my-review";

/** Reasons and note as they are being chosen, before they are part of a decision. */
export type Draft = { reasons: string[]; note: string };

/** The draft that a review leaves behind. */
export function toDraft(review: MyReview | null): Draft {
  return { reasons: review?.reasons ?? [], note: review?.note ?? "" };
}

/** The draft once the server has `review`, which was made of `sent`: what was typed since stays. */
export function afterSaving(now: Draft, { sent, review }: { sent: Draft; review: MyReview | null }): Draft {
  return isSameDraft(now, sent) ? toDraft(review) : now;
}

type Undone = { sent: Draft; review: MyReview | null; before: MyReview | null };

/** The draft once `review`, made of `sent`, was undone: as it was with `before`, or without any as it was sent. */
export function afterUndoing(now: Draft, { sent, review, before }: Undone): Draft {
  if (!isSameDraft(now, toDraft(review))) return now;
  return before ? toDraft(before) : sent;
}

/** The draft once the server knows another review: it takes the place of one in which nothing was changed. */
export function afterLearning(
  now: Draft,
  { before, known }: { before: MyReview | null; known: MyReview | null },
): Draft {
  // What somebody wrote outlives the decision that it was written for.
  return known && isSameDraft(now, toDraft(before)) ? toDraft(known) : now;
}

function isSameDraft(one: Draft, other: Draft): boolean {
  return one.note === other.note && one.reasons.join() === other.reasons.join();
}
