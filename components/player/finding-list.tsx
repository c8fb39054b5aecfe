"use client";

import { CircleCheck } from "lucide-react";
import { use, useState } from "react";
import { toCountsWords, toLookedForWords } from "@/components/audios/finding-words";
import { FindingRow } from "@/components/player/finding-row";
import type { Listening } from "@/components/player/track-findings";
import { useFindings } from "@/components/player/use-findings";
import { usePlayerState } from "@/components/player/use-player";
import { useScrolledTo } from "@/components/player/use-scrolled-to";
import { FindingTourBar } from "@/components/review/finding-tour-bar";
import type { Judging } from "@/components/review/judging";
import { useJudgements } from "@/components/review/use-judgements";
import { Button } from "@/components/ui/button";
import type { Player } from "@/lib/browser/player/player";
import type { Finding, Severity } from "@/lib/domain/findings/finding";

/** More than these are shown only when they are asked for. */
const FEW = 8;

type FindingListProps = {
  player: Player | null;
  /** In the order of their time; null where nobody looked. */
  findings: Promise<readonly Finding[] | null>;
  listening: Listening;
  judging: Judging | null;
  durationSeconds: number;
};

/** What is wrong with the recording, finding by finding; each of them can be heard. */
export function FindingList({ findings, listening, ...rest }: FindingListProps) {
  const found = use(findings);
  if (!found) return <p className="text-muted-foreground">This audio arrived before its server measured.</p>;
  if (found.length === 0) return <NothingFound listening={listening} />;
  return <Found findings={found} {...rest} />;
}

function NothingFound({ listening }: { listening: Listening }) {
  return (
    <div className="flex gap-2.5">
      <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" />
      <div className="min-w-0 text-pretty">
        <p className="font-medium">Nothing was found.</p>
        <p className="text-muted-foreground text-xs">
          Looked for: {toLookedForWords(listening === "done")}.
          {listening === "pending" ? " A voice is still being listened for." : ""}
        </p>
      </div>
    </div>
  );
}

type FoundProps = {
  player: Player | null;
  findings: readonly Finding[];
  judging: Judging | null;
  durationSeconds: number;
};

function Found({ player, findings, judging, durationSeconds }: FoundProps) {
  const [isOpen, setIsOpen] = useState(false);
  const selected = usePlayerState(player, (state) => state.findingIndex);
  const judgements = useJudgements(judging);
  useFindings(player, findings);
  // Whoever goes further by keys sees where that leads.
  const isWhole = isOpen || findings.length <= FEW || (selected !== null && selected >= FEW);
  const shown = isWhole ? findings : findings.slice(0, FEW);
  const listRef = useScrolledTo<HTMLUListElement>(selected);
  return (
    <>
      <p className="text-muted-foreground text-xs">{toCountsWords(countBySeverity(findings))}</p>
      <FindingTourBar {...{ player, findings, selected, judgements }} />
      <ul ref={listRef} aria-label="Findings" className="relative -mx-2 mt-1.5 max-h-96 overflow-y-auto">
        {shown.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no name but its place in the list.
          <li key={index}>
            <FindingRow
              finding={one}
              judged={judgements.words(one)}
              isSelected={selected === index}
              onHear={() => player?.hearFinding(index)}
              durationSeconds={durationSeconds}
            />
          </li>
        ))}
      </ul>
      {isWhole ? null : (
        <Button variant="link" size="sm" className="-ml-2.5" onClick={() => setIsOpen(true)}>
          Show all {findings.length}
        </Button>
      )}
    </>
  );
}

function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { low: 0, medium: 0, high: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
