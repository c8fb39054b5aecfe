"use client";

import { ArrowLeftFromLine, ArrowRightFromLine, X } from "lucide-react";
import type { ReactNode } from "react";
import { useChord, useKeyShortcuts } from "@/components/keys/use-chord";
import { usePlayerState } from "@/components/player/use-player";
import { useSelection } from "@/components/player/use-view";
import { Button } from "@/components/ui/button";
import type { CommandId } from "@/lib/browser/keys/commands";
import type { Player } from "@/lib/browser/player/player";
import type { Span } from "@/lib/browser/player/waveform/place-in-view";
import { digitsOf } from "@/lib/browser/player/waveform/ticks";
import { toFineTimecode, toSpokenSpan, toSpokenTime } from "@/lib/domain/timecode";

/** What is selected, and how to select without a drag. */
export function SelectionBar({ player }: { player: Player | null }) {
  const selection = useSelection(player);
  const isSelecting = usePlayerState(player, (state) => state.isSelecting);
  return (
    <fieldset className="flex min-h-8 items-center gap-0.5" disabled={!player}>
      <legend className="sr-only">Selection</legend>
      <BarButton words="Begin the selection here" command="markIn" onClick={() => player?.markIn()}>
        <ArrowRightFromLine aria-hidden="true" />
      </BarButton>
      <BarButton words="End the selection here" command="markOut" onClick={() => player?.markOut()}>
        <ArrowLeftFromLine aria-hidden="true" />
      </BarButton>
      <p aria-hidden="true" data-slot="selection" className="text-foreground">
        {selection ? toWords(selection) : null}
      </p>
      {/* While it is drawn it would be said anew with every pixel. */}
      <p role="status" className="sr-only">
        {selection && !isSelecting ? toSpokenWords(selection) : null}
      </p>
      {selection ? (
        <BarButton words="Select nothing" command="leave" onClick={() => player?.select(null)}>
          <X aria-hidden="true" />
        </BarButton>
      ) : null}
    </fieldset>
  );
}

type BarButtonProps = { words: string; command: CommandId; onClick: () => void; children: ReactNode };

function BarButton({ words, command, onClick, children }: BarButtonProps) {
  const key = useChord(command);
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={words}
      aria-keyshortcuts={useKeyShortcuts(command)}
      title={key ? `${words} (${key})` : words}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

/** As finely as a hundredth of it. */
function toWords({ from, to }: Span): string {
  const digits = Math.max(1, Math.min(5, digitsOf((to - from) / 100)));
  return `${toFineTimecode(from, digits)} – ${toFineTimecode(to, digits)}`;
}

function toSpokenWords({ from, to }: Span): string {
  return `Selected: ${toSpokenTime(from)} to ${toSpokenTime(to)}, ${toSpokenSpan(to - from)}.`;
}
