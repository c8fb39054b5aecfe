"use client";

import { Check, ChevronLeft, ChevronRight, X } from "lucide-react";
import type { ComponentProps } from "react";
import { CommandKey } from "@/components/keys/command-key";
import { useKeyShortcuts } from "@/components/keys/use-chord";
import { Button } from "@/components/ui/button";
import type { CommandId } from "@/lib/browser/keys/commands";
import type { FindingVerdict } from "@/lib/domain/review/judgements";

type WalkButtonsProps = {
  /** What one has said of the finding. */
  verdict: FindingVerdict | null;
  /** Null for who only listens. */
  onSay: ((verdict: FindingVerdict) => void) | null;
  onStep: (direction: 1 | -1) => void;
};

/** What can be said of the finding that the walk is at, and the steps from it. */
export function WalkButtons({ verdict, onSay, onStep }: WalkButtonsProps) {
  return (
    <>
      {onSay ? (
        <>
          <TourButton
            command="confirmFinding"
            icon={Check}
            aria-pressed={verdict === "confirmed"}
            onClick={() => onSay("confirmed")}
          >
            Confirm
          </TourButton>
          <TourButton
            command="dismissFinding"
            icon={X}
            aria-pressed={verdict === "dismissed"}
            onClick={() => onSay("dismissed")}
          >
            Dismiss
          </TourButton>
        </>
      ) : null}
      <TourButton command="previousFinding" icon={ChevronLeft} onClick={() => onStep(-1)}>
        Previous
      </TourButton>
      <TourButton command="nextFinding" icon={ChevronRight} onClick={() => onStep(1)}>
        Next
      </TourButton>
    </>
  );
}

type TourButtonProps = ComponentProps<typeof Button> & { command: CommandId; icon: typeof Check };

/** A button of the walk, with the key of its command. */
export function TourButton({ command, icon: Icon, children, ...props }: TourButtonProps) {
  return (
    <Button
      size="sm"
      aria-keyshortcuts={useKeyShortcuts(command)}
      className="aria-pressed:border-primary aria-pressed:bg-primary/10"
      {...props}
    >
      <Icon aria-hidden="true" />
      {children}
      <CommandKey id={command} className="max-sm:hidden" />
    </Button>
  );
}
