"use client";

import { usePagePlayer } from "@/components/player/player-context";
import { type HeardMode, heardLooks } from "@/components/review/heard-look";
import { useHeardShare } from "@/components/review/use-heard-share";
import { cn } from "@/components/ui/cn";
import type { Listening } from "@/lib/contract/listening";
import { toHearing, toHearingWords, toPercent } from "@/lib/domain/review/hearing";

type HeardSummaryProps = {
  listening: Listening;
  viewer: string;
  durationSeconds: number;
  /** What the viewer hears is kept. */
  isMine: boolean;
};

/** What was heard of the audio, in words, and what the patterns under the waveform mean. */
export function HeardSummary({ listening, viewer, durationSeconds, isMine }: HeardSummaryProps) {
  const share = useHeardShare(usePagePlayer());
  const { people, together } = listening;
  const mine = people.find(({ user }) => user.handle === viewer);
  const hearing = toHearing({ played: mine?.played ?? [], skipped: mine?.skipped ?? [] }, durationSeconds);
  const hasOthers = people.some((one) => one !== mine);
  const heard = { ...hearing, share: Math.max(share ?? 0, hearing.share) };
  const words = isMine
    ? toHearingWords(heard, hasOthers ? Math.max(heard.share, together.share) : null)
    : hasOthers
      ? `People have heard ${toPercent(together.share)} of it together.`
      : "Nobody has listened to it yet.";
  return (
    <section aria-label="What was heard" className="space-y-1.5 border-t pt-4 text-sm">
      <p>{words}</p>
      {people.length > 0 ? (
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
          <span>Under the waveform:</span>
          {(Object.keys(heardLooks) as HeardMode[]).map((mode) => (
            <span key={mode} className="inline-flex items-center gap-1.5">
              <span aria-hidden="true" className={cn("inline-block h-2 w-6 rounded-[1px]", heardLooks[mode].look)} />
              {heardLooks[mode].words}
            </span>
          ))}
        </p>
      ) : null}
    </section>
  );
}
