"use client";

import { use } from "react";
import { severityWords } from "@/components/audios/finding-words";
import { Lane } from "@/components/player/lane";
import { usePlayerState } from "@/components/player/use-player";
import { cn } from "@/components/ui/cn";
import { isOfTheWhole } from "@/lib/browser/player/finding-steps";
import type { Player } from "@/lib/browser/player/player";
import type { Place } from "@/lib/browser/player/waveform/place-in-view";
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

/** Where in the waveform findings are, in a lane under it. */
export function FindingMarks({ player, findings, durationSeconds }: FindingMarksProps) {
  const all = use(findings);
  const selected = usePlayerState(player, (state) => state.findingIndex);
  return (
    <Lane slot="finding-marks" {...{ player, durationSeconds }}>
      {(placeOf) =>
        all?.map((finding, index) => {
          const place = isOfTheWhole(finding, durationSeconds) ? null : placeOf(finding);
          if (!place) return null;
          const isSelected = selected === index;
          // biome-ignore lint/suspicious/noArrayIndexKey: a finding has no name but its place in the list.
          return <Mark key={index} {...{ finding, place, isSelected }} onClick={() => player?.hearFinding(index)} />;
        })
      }
    </Lane>
  );
}

type MarkProps = { finding: Finding; place: Place; isSelected: boolean; onClick: () => void };

function Mark({ finding, place, isSelected, onClick }: MarkProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      title={`${severityWords[finding.severity]}: ${finding.sentence}`}
      data-slot="finding-mark"
      className={cn(
        "absolute bottom-0 min-w-[3px] rounded-t-[1px]",
        looks[finding.severity],
        isSelected && "z-10 outline-2 outline-ring",
      )}
      style={{ left: `${place.left}%`, width: `${place.width}%` }}
      onClick={onClick}
    />
  );
}
