"use client";

import { useId } from "react";
import type { AudioAddress } from "@/components/audios/audio-path";
import { useCommands } from "@/components/keys/use-commands";
import { DecisionButtons } from "@/components/review/decision-buttons";
import { type Missing, RefusedNotice, UnheardNotice } from "@/components/review/decision-notices";
import { isSame, type MyReview } from "@/components/review/my-review";
import { ReasonChips } from "@/components/review/reason-chips";
import type { ReviewActions } from "@/components/review/review-actions";
import { useDecision } from "@/components/review/use-decision";
import { useReviewDraft } from "@/components/review/use-review-draft";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";
import type { ReviewDecision } from "@/lib/domain/review/outcome";
import type { Reason } from "@/lib/domain/review/reasons";

type DecisionEditorProps = {
  address: AudioAddress;
  /** What the audio is called. */
  name: string;
  /** What I decided, as the server has it. */
  initial: MyReview | null;
  choices: readonly ReviewDecision[];
  /** Those to choose from, and those that I have chosen already. */
  reasons: readonly Reason[];
  /** What I am to hear first. */
  missing: Missing | null;
  actions: ReviewActions;
};

/** My own decision: buttons and keys, reasons and a note, and ten seconds in which to undo it. */
export function DecisionEditor({ initial, choices, reasons, missing, ...rest }: DecisionEditorProps) {
  const noteId = useId();
  const draft = useReviewDraft(initial);
  const { review, problem, isSaving, said, change, saySo } = useDecision({ initial, draft, ...rest });
  const edited = review && draft.toReview(review.decision);
  const isChanged = edited !== null && !isSame(edited, review);

  function decide(decision: ReviewDecision): void {
    const next = draft.toReview(decision);
    if (isSame(next, review)) saySo("That is your decision already.");
    else void change(next);
  }

  useCommands(Object.fromEntries(choices.map((choice) => [choice, () => decide(choice)])));
  return (
    <div className="space-y-4">
      {missing && !review && problem?.code !== "unheard" ? <UnheardNotice missing={missing} /> : null}
      <DecisionButtons choices={choices} decision={review?.decision ?? null} onDecide={decide} />
      <RefusedNotice problem={problem} missing={missing} />
      {review?.decision === "accept" ? null : (
        <ReasonChips reasons={reasons} chosen={draft.reasons} onChange={draft.setReasons} />
      )}
      <div className="space-y-1.5">
        <Label htmlFor={noteId}>Note (optional)</Label>
        <Textarea
          id={noteId}
          value={draft.note}
          maxLength={1000}
          className="min-h-16"
          placeholder="What do you hear, and where?"
          onChange={(event) => draft.setNote(event.target.value)}
        />
      </div>
      <div className="flex min-h-8 flex-wrap items-center gap-2">
        {/* Not `disabled`, nor gone: a button would lose the focus by its own click. */}
        <Button size="sm" aria-disabled={isSaving || !isChanged} onClick={() => isChanged && void change(edited)}>
          Save reasons and note
        </Button>
        <Button
          size="sm"
          variant="ghost"
          aria-disabled={isSaving || !review}
          onClick={() => review && void change(null)}
        >
          Take it back
        </Button>
        <p role="status" className="text-[0.8125rem] text-muted-foreground">
          {said}
        </p>
      </div>
    </div>
  );
}
