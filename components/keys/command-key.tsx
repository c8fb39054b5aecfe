"use client";

import { useChord } from "@/components/keys/use-chord";
import { Kbd } from "@/components/ui/kbd";
import type { CommandId } from "@/lib/browser/keys/commands";

/** The key of a command, beside the words of its button: for the eye, since the button tells it by `aria-keyshortcuts`. Nothing where it has none. */
export function CommandKey({ id, className = "" }: { id: CommandId; className?: string }) {
  const chord = useChord(id);
  return (
    chord && (
      <Kbd aria-hidden="true" className={className}>
        {chord}
      </Kbd>
    )
  );
}
