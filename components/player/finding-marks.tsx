"use client";

import { memo, use } from "react";
import { severityWords } from "@/components/audios/finding-words";
import { usePlayerState } from "@/components/player/use-player";
import { cn } from "@/components/ui/cn";
import { isOfTheWhole } from "@/lib/browser/player/finding-steps";
import type { Player } from "@/lib/browser/player/player";
import type { Finding, Severity } from "@/lib/domain/findings/finding";

/** The graver, the taller: the colour only repeats it. */
const looks: Record<Severity, string> = {
  high: "h-full bg-destructive",
  medium: "h-2/3 bg-warning",
  low: "h-1/3 bg-muted-foreground",
};

type FindingMarksProps = {
  player: Player | null;
  findings: Promise<readonly Finding[] | null>;
  durationSeconds: number;
};

/**
 * Where in the waveform findings are, in a lane under it that moves with its zoom and scroll. It is for the eye and the
 * mouse: for everybody else the list says the same.
 */
export function FindingMarks({ player, findings, durationSeconds }: FindingMarksProps) {
  const all = use(findings);
  const start = usePlayerState(player, (state) => state.visibleStartSeconds);
  const end = usePlayerState(player, (state) => state.visibleEndSeconds) || durationSeconds;
  const selected = usePlayerState(player, (state) => state.findingIndex);
  const width = `${(durationSeconds * 100) / (end - start)}%`;
  return (
    <div
      aria-hidden="true"
      data-slot="finding-marks"
      className="absolute inset-y-0 left-0"
      style={{ width, transform: `translateX(${(start * -100) / durationSeconds}%)` }}
    >
      <Marks findings={all} {...{ player, selected, durationSeconds }} />
    </div>
  );
}

type MarksProps = {
  player: Player | null;
  findings: readonly Finding[] | null;
  selected: number | null;
  durationSeconds: number;
};

/** All of them at once: scrolling moves what holds them, and draws none again. */
const Marks = memo(function Marks({ player, findings, selected, durationSeconds }: MarksProps) {
  const percent = (seconds: number) => `${(seconds * 100) / durationSeconds}%`;
  return findings?.map((finding, index) =>
    isOfTheWhole(finding, durationSeconds) ? null : (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no name but its place in the list.
        key={index}
        type="button"
        tabIndex={-1}
        title={`${severityWords[finding.severity]}: ${finding.sentence}`}
        data-slot="finding-mark"
        className={cn(
          "absolute bottom-0 min-w-[3px] rounded-t-[1px]",
          looks[finding.severity],
          selected === index && "z-10 outline-2 outline-ring",
        )}
        style={{ left: percent(finding.from), width: percent(finding.to - finding.from) }}
        onClick={() => player?.hearFinding(index)}
      />
    ),
  );
});
