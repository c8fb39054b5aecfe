"use client";

import { CommandKey } from "@/components/keys/command-key";
import { useKeyShortcuts } from "@/components/keys/use-chord";
import { decisionLooks } from "@/components/review/decision-look";
import { decisionLabels } from "@/components/review/review-words";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { ReviewDecision } from "@/lib/domain/review/outcome";

type DecisionButtonsProps = {
  choices: readonly ReviewDecision[];
  decision: ReviewDecision | null;
  onDecide: (decision: ReviewDecision) => void;
};

/** A button for each decision, of which one or none is pressed. */
export function DecisionButtons({ choices, decision, onDecide }: DecisionButtonsProps) {
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Your decision</legend>
      {choices.map((choice) => (
        <DecisionButton key={choice} {...{ choice, decision, onDecide }} />
      ))}
    </fieldset>
  );
}

type DecisionButtonProps = Omit<DecisionButtonsProps, "choices"> & { choice: ReviewDecision };

function DecisionButton({ choice, decision, onDecide }: DecisionButtonProps) {
  const { icon: Icon, pressed } = decisionLooks[choice];
  return (
    <Button
      aria-pressed={decision === choice}
      aria-keyshortcuts={useKeyShortcuts(choice)}
      className={cn("max-sm:grow", decision === choice && pressed)}
      onClick={() => onDecide(choice)}
    >
      <Icon aria-hidden="true" />
      {decisionLabels[choice]}
      <CommandKey id={choice} className="max-sm:hidden" />
    </Button>
  );
}
