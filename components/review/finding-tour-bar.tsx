"use client";

import { Footprints, Square } from "lucide-react";
import { useRef } from "react";
import { severityWords } from "@/components/audios/finding-words";
import { useCommands } from "@/components/keys/use-commands";
import { useFindingTour } from "@/components/review/use-finding-tour";
import type { Judgements } from "@/components/review/use-judgements";
import { TourButton, WalkButtons } from "@/components/review/walk-buttons";
import { cn } from "@/components/ui/cn";
import type { TourState } from "@/lib/browser/player/finding-tour";
import type { Player } from "@/lib/browser/player/player";
import type { Finding } from "@/lib/domain/findings/finding";
import { type FindingVerdict, toWalkWords } from "@/lib/domain/review/judgements";

type FindingTourBarProps = {
  player: Player | null;
  findings: readonly Finding[];
  /** The finding that was gone to last, by its place in the list. */
  selected: number | null;
  judgements: Judgements;
};

/** Walks through the findings one by one, says where it is, and takes what one says of each. */
export function FindingTourBar({ player, findings, selected, judgements }: FindingTourBarProps) {
  const { mayJudge, mine, judge, fault } = judgements;
  const waitsAt = (index: number) => mayJudge && mine(findings[index] as Finding) === null;
  const { tour, state } = useFindingTour(player, { findings, waitsAt });
  const toggleRef = useRef<HTMLButtonElement>(null);
  const finding = state.index === null ? undefined : findings[state.index];

  function say(verdict: FindingVerdict): void {
    if (!finding) return;
    void judge(finding, verdict);
    tour?.step(1);
  }

  const step = (direction: 1 | -1) => tour?.step(direction);
  /** For a button that may be gone afterwards, and the focus with it. */
  function thenFocus<T>(act: (asked: T) => void): (asked: T) => void {
    return (asked) => {
      act(asked);
      if (tour?.state.get().index === null) toggleRef.current?.focus();
    };
  }

  useCommands({
    tour: () => (finding ? tour?.stop() : tour?.start()),
    ...(finding ? { leave: () => tour?.stop() } : {}),
    ...(finding && mayJudge ? { confirmFinding: () => say("confirmed"), dismissFinding: () => say("dismissed") } : {}),
  });
  return (
    <div className="my-2 flex flex-col gap-2 rounded-md border bg-muted/50 px-3 py-2.5">
      <p role="status" className={cn("text-pretty text-[0.8125rem]", finding || state.hasEnded ? null : "sr-only")}>
        {toStatus({ ...state, selected }, findings, judgements)}
      </p>
      <div className="flex flex-wrap gap-2">
        {/* One button for both, so that it keeps the focus. */}
        <TourButton
          ref={toggleRef}
          command="tour"
          icon={finding ? Square : Footprints}
          onClick={() => (finding ? tour?.stop() : tour?.start())}
        >
          {finding ? "Stop the walk" : "Walk through findings"}
        </TourButton>
        {finding ? (
          <WalkButtons verdict={mine(finding)} onSay={mayJudge ? thenFocus(say) : null} onStep={thenFocus(step)} />
        ) : null}
      </div>
      <p role="alert" className="text-[0.8125rem] text-destructive empty:hidden">
        {fault}
      </p>
    </div>
  );
}

type Place = TourState & { selected: number | null };

/**
 * Where the walk is (`3 of 7. Serious: Clipped at 0:12.0. Is it so?`), what it came to, or else the finding that was gone
 * to: `Finding 3 of 7. …`
 */
function toStatus(
  { index, isResting, hasEnded, selected }: Place,
  findings: readonly Finding[],
  judgements: Judgements,
): string {
  if (hasEnded) return toWalkWords(findings.map(judgements.mine));
  const at = index ?? selected;
  const finding = at === null ? undefined : findings[at];
  if (at === null || !finding) return "";
  const said = judgements.words(finding);
  return [
    `${index === null ? "Finding " : ""}${at + 1} of ${findings.length}.`,
    `${severityWords[finding.severity]}: ${finding.sentence}`,
    ...(said ? [`${said[0]?.toUpperCase()}${said.slice(1)}.`] : []),
    ...(isResting ? ["Is it so?"] : []),
  ].join(" ");
}
