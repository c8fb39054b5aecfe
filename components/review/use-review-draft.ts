"use client";

import { useState } from "react";
import { isSame, type MyReview } from "@/components/review/my-review";
import { afterLearning, afterSaving, afterUndoing, type Draft, toDraft } from "@/components/review/review-draft";
import type { ReviewDecision } from "@/lib/domain/review/outcome";

export type ReviewDraft = Draft & {
  setReasons: (reasons: string[]) => void;
  setNote: (note: string) => void;
  /** The server has what this draft was sent as. */
  settle: (review: MyReview | null) => void;
  /** What this draft was sent as is undone: `before` is in force again. */
  putBack: (review: MyReview | null, before: MyReview | null) => void;
  /** The draft as a review that decides so. Who accepts has no reasons not to. */
  toReview: (decision: ReviewDecision) => MyReview;
};

/** Reasons and note as they are being chosen. What the server knows takes their place only where nothing was changed. */
export function useReviewDraft(known: MyReview | null): ReviewDraft {
  const [draft, setDraft] = useState(() => toDraft(known));
  const [before, setBefore] = useState(known);
  if (!isSame(known, before)) {
    setBefore(known);
    setDraft(afterLearning(draft, { before, known }));
  }
  return {
    ...draft,
    setReasons: (reasons) => setDraft((now) => ({ ...now, reasons })),
    setNote: (note) => setDraft((now) => ({ ...now, note })),
    settle: (review) => setDraft((now) => afterSaving(now, { sent: draft, review })),
    putBack: (review, earlier) => setDraft((now) => afterUndoing(now, { sent: draft, review, before: earlier })),
    toReview: (decision) => ({
      decision,
      reasons: decision === "accept" ? [] : draft.reasons,
      note: draft.note.trim() || null,
    }),
  };
}
