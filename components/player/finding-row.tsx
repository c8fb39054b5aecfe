"use client";

import { severityWords } from "@/components/audios/finding-words";
import { SeverityIcon } from "@/components/audios/severity-icon";
import { isOfTheWhole } from "@/lib/browser/player/finding-steps";
import type { Finding } from "@/lib/domain/findings/finding";
import { toTimecode } from "@/lib/domain/timecode";

type FindingRowProps = {
  finding: Finding;
  /** What people say of it. */
  judged: string | null;
  /** It was gone to last. */
  isSelected: boolean;
  durationSeconds: number;
  onHear: () => void;
};

/** One finding, which is a button: it plays from a little before. */
export function FindingRow({ finding, judged, isSelected, durationSeconds, onHear }: FindingRowProps) {
  const { severity, sentence } = finding;
  return (
    <button
      type="button"
      aria-current={isSelected || undefined}
      onClick={onHear}
      className="flex w-full items-start gap-2.5 rounded-md px-2 py-1.5 text-left -outline-offset-2 hover:bg-accent aria-[current]:bg-accent"
    >
      <SeverityIcon severity={severity} className="mt-0.5" />
      <span className="grid min-w-0 grow gap-x-4 sm:grid-cols-[4.5rem_1fr_auto]">
        <span className="font-medium">{severityWords[severity]}</span>
        <span className="min-w-0 text-pretty">
          {sentence} {judged ? <span className="text-muted-foreground">({judged})</span> : null}
        </span>
        <span className="whitespace-nowrap text-muted-foreground text-xs tabular-nums leading-5">
          {isOfTheWhole(finding, durationSeconds) ? "Whole recording" : <Stretch {...finding} />}
        </span>
      </span>
    </button>
  );
}

function Stretch({ from, to }: Pick<Finding, "from" | "to">) {
  const [start, end] = [toTimecode(from), toTimecode(to)];
  if (start === end) return start;
  return (
    <>
      {start}
      <span aria-hidden="true">–</span>
      <span className="sr-only"> to </span>
      {end}
    </>
  );
}
