"use client";

import { useState } from "react";
import { toast } from "sonner";
import { CommandKey } from "@/components/keys/command-key";
import { useKeyShortcuts } from "@/components/keys/use-chord";
import { useCommands } from "@/components/keys/use-commands";
import { useCountdown } from "@/components/review/use-countdown";
import { Button } from "@/components/ui/button";

/** How long a decision can be taken back at once. */
const UNDO_SECONDS = 10;

/** There is one at a time: the last decision is the one to take back. */
const TOAST_ID = "undo-decision";

type UndoOffer = { words: string; undo: () => void };

/** Says what was decided, and offers to undo it for ten seconds; wherever one goes meanwhile. */
export function offerUndo(offer: UndoOffer): void {
  const onGone = () => toast.dismiss(TOAST_ID);
  // Without a key of its own it would go on with the time of the one before.
  const key = crypto.getRandomValues(new Uint32Array(1))[0];
  toast.custom(() => <UndoToast key={key} {...offer} onGone={onGone} />, {
    id: TOAST_ID,
    duration: Number.POSITIVE_INFINITY,
  });
}

/** The countdown waits while somebody is at it, by pointer or by keys. */
function UndoToast({ words, undo, onGone }: UndoOffer & { onGone: () => void }) {
  const [isHovered, setIsHovered] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const left = useCountdown(UNDO_SECONDS, { isPaused: isHovered || hasFocus, onEnd: onGone });
  const undoNow = () => {
    onGone();
    undo();
  };
  useCommands({ undo: undoNow });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer over it only stops the clock.
    <div
      className="-mx-4 -my-3 flex grow items-center gap-3 px-4 py-3"
      onPointerEnter={() => setIsHovered(true)}
      onPointerLeave={() => setIsHovered(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
    >
      <p className="min-w-0 grow font-medium">{words}</p>
      {/* Told each second, it would be all that a screen reader says. */}
      <span aria-hidden="true" className="text-muted-foreground text-xs tabular-nums">
        {left} s
      </span>
      <Button size="sm" aria-keyshortcuts={useKeyShortcuts("undo")} onClick={undoNow}>
        Undo <CommandKey id="undo" />
      </Button>
    </div>
  );
}
