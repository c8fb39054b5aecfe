import type { Review, ReviewChange } from "../../contract/review.ts";
import type { Db } from "../db/dialect.ts";
import type { ReviewChangeRow } from "../db/schema.ts";

/** What people decided of an audio, with who they are. */
export function reviewRows(db: Db, audioId: string) {
  return db.query
    .selectFrom("reviews")
    .innerJoin("owners", "owners.id", "reviews.user_id")
    .select(["reviews.user_id as id", "reviews.decision", "reviews.reasons", "reviews.note"])
    .select(["reviews.created_at", "reviews.updated_at", "owners.handle", "owners.alias"])
    .where("reviews.audio_id", "=", audioId);
}

export type ReviewViewRow = Awaited<ReturnType<ReturnType<typeof reviewRows>["executeTakeFirstOrThrow"]>>;

/** The resource of a review. */
export function toReview(row: ReviewViewRow): Review {
  return {
    user: { handle: row.handle, alias: row.alias },
    decision: row.decision,
    reasons: JSON.parse(row.reasons),
    note: row.note,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The resource of a step in the history. */
export function toReviewChange(row: ReviewChangeRow & { handle: string; alias: string | null }): ReviewChange {
  return {
    user: { handle: row.handle, alias: row.alias },
    decision: row.decision,
    reasons: JSON.parse(row.reasons),
    note: row.note,
    createdAt: row.created_at,
  };
}
