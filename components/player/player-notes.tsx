"use client";

import { usePlayerState } from "@/components/player/use-player";
import { Button } from "@/components/ui/button";
import type { Player } from "@/lib/browser/player/player";
import type { PlayerState } from "@/lib/browser/player/player-state";
import { toSpokenTime, toTimecode } from "@/lib/domain/timecode";

/** So long a note stands that nobody needs any more. */
const NOTE_SECONDS = 10;
const SKIP_NOTE_SECONDS = 3;

/** What the player did by itself, in words: where it went on, what it skipped, and that it plays another file. */
export function PlayerNotes({ player }: { player: Player | null }) {
  const resumedSeconds = usePlayerState(player, resumedNote);
  const skippedSeconds = usePlayerState(player, skippedNote);
  const heard = usePlayerState(player, (state) => state.heard);
  return (
    <div
      aria-live="polite"
      data-slot="player-notes"
      className="flex flex-wrap items-center gap-x-4 px-3 text-muted-foreground text-xs sm:px-4"
    >
      {heard === "wav" ? null : (
        <p className="flex items-center gap-2 pb-2 font-medium text-primary">
          {heard === "loading" ? "The original is on its way." : "You hear the original."}
          <Button size="sm" onClick={() => player?.compare()}>
            Back to the WAV
          </Button>
        </p>
      )}
      {resumedSeconds === null ? null : (
        <p className="flex items-center gap-2 pb-2">
          You stopped here the last time, at {toTimecode(resumedSeconds)}.
          <Button size="sm" onClick={() => player?.seek(0)}>
            From the start
          </Button>
        </p>
      )}
      {skippedSeconds === null ? null : <p className="pb-2">Skipped {toSpokenTime(skippedSeconds)} of silence.</p>}
    </div>
  );
}

function resumedNote({ resumedSeconds, currentSeconds }: PlayerState): number | null {
  return resumedSeconds !== null && currentSeconds - resumedSeconds <= NOTE_SECONDS ? resumedSeconds : null;
}

function skippedNote({ skipped, currentSeconds }: PlayerState): number | null {
  if (!skipped || currentSeconds < skipped.to || currentSeconds > skipped.to + SKIP_NOTE_SECONDS) return null;
  return Math.round((skipped.to - skipped.from) * 10) / 10;
}
