"use client";

import { useEffect, useRef, useState } from "react";
import type { AudioAddress } from "@/components/audios/audio-path";
import { usePagePlayer } from "@/components/player/player-context";
import { isSame, type MyReview } from "@/components/review/my-review";
import type { ReviewActions } from "@/components/review/review-actions";
import { type ActionProblem, type ActionResult, orNoAnswer } from "@/lib/contract/result";

/** What was before a change that is kept; else why it was refused, or null where a later choice overtook it. */
export type Saved = { before: MyReview | null } | { problem: ActionProblem | null };

export type MyReviewState = {
  review: MyReview | null;
  /** Why the last change was refused. */
  problem: ActionProblem | null;
  isSaving: boolean;
  /** Decides so, or takes it back with null. */
  save: (next: MyReview | null) => Promise<Saved>;
};

type Options = { address: AudioAddress; initial: MyReview | null; actions: ReviewActions };

/**
 * My review, shown as I want it at once and put back when the server refuses. `initial` is what the server knows: where that
 * changes elsewhere, this follows.
 */
export function useMyReview({ address, initial, actions }: Options): MyReviewState {
  const player = usePagePlayer();
  const [review, setReview] = useState(initial);
  const [known, setKnown] = useState(initial);
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const kept = useRef(initial);
  const latest = useRef(0);

  if (!isSame(initial, known)) {
    setKnown(initial);
    if (!isSaving) setReview(initial);
  }
  // `known` is the same object until it says something else: an older page must not undo what was saved since.
  useEffect(() => {
    kept.current = known;
  }, [known]);

  async function save(next: MyReview | null): Promise<Saved> {
    latest.current += 1;
    const attempt = latest.current;
    const before = kept.current;
    setReview(next);
    setProblem(null);
    setIsSaving(true);
    // What was heard up to now may be what the server is still to know.
    if (next) await player?.flushListening().catch(() => undefined);
    const asked: Promise<ActionResult<null>> = next
      ? actions.reviewAudio({ ...address, ...next })
      : actions.withdrawReview(address);
    const result = await orNoAnswer(asked);
    if (result.ok) kept.current = next;
    // A later choice is already on the screen: what became of this one no longer matters to it.
    if (attempt !== latest.current) return { problem: null };
    setIsSaving(false);
    if (result.ok) return { before };
    setReview(kept.current);
    setProblem(result.problem);
    return { problem: result.problem };
  }

  return { review, problem, isSaving, save };
}
