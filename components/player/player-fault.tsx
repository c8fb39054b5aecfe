"use client";

import { CircleAlert } from "lucide-react";
import { usePlayerState } from "@/components/player/use-player";
import { Button } from "@/components/ui/button";
import type { MediaFault } from "@/lib/browser/player/media-fault";
import type { Player } from "@/lib/browser/player/player";
import { toSampleRateLabel } from "@/lib/domain/timecode";

const sentences: Record<MediaFault, string> = {
  signedOut: "Your session has ended. Sign in again to listen.",
  missing: "The recording is not here any more. It may have been deleted.",
  unreachable: "The recording could not be loaded. The server or the connection may be down.",
  unplayable: "Your browser cannot play this recording. Download the WAV to hear it in another program.",
  blocked: "Your browser did not let it play. Press play again.",
};

/** Rates that browsers are sure to play, in hertz. */
const SAFE_RATES = { least: 8000, greatest: 96_000 };

type PlayerFaultProps = { player: Player | null; sampleRateHz: number };

/** Says in words why nothing is heard, and what can be done about it. */
export function PlayerFault({ player, sampleRateHz }: PlayerFaultProps) {
  const fault = usePlayerState(player, (state) => state.fault);
  const isUnusualRate = sampleRateHz < SAFE_RATES.least || sampleRateHz > SAFE_RATES.greatest;
  return (
    <div role="alert">
      {fault && (
        <div className="flex flex-wrap items-center gap-3 border-t bg-destructive/10 px-4 py-3 text-sm">
          <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-destructive" />
          <p className="min-w-0 grow basis-60">
            {sentences[fault]}
            {fault === "unplayable" && isUnusualRate && (
              <> Its sample rate, {toSampleRateLabel(sampleRateHz)}, is one that many browsers do not play.</>
            )}
          </p>
          {fault === "signedOut" ? (
            <Button size="sm" asChild>
              <a href={toSignIn()}>Sign in</a>
            </Button>
          ) : (
            fault !== "blocked" && (
              <Button size="sm" onClick={() => player?.retry()}>
                Try again
              </Button>
            )
          )}
        </div>
      )}
    </div>
  );
}

/** Where to sign in again and come back: to the same view of the page, and in the queue through which one came. */
function toSignIn(): string {
  const { pathname, search } = window.location;
  return `/sign-in?${new URLSearchParams({ next: pathname + search, expired: "1" })}`;
}
