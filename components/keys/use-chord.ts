"use client";

import { usePreferences } from "@/components/player/use-preferences";
import { toChordWords, toKeyShortcuts } from "@/lib/browser/keys/chord-words";
import { type CommandId, chordsOf } from "@/lib/browser/keys/commands";

/** What stands on the first key of a command; null where a person took it away. */
export function useChord(id: CommandId): string | null {
  const chord = chordsOf(id, usePreferences().keys)[0];
  return chord === undefined ? null : toChordWords(chord);
}

/** All keys of a command, for `aria-keyshortcuts`. */
export function useKeyShortcuts(id: CommandId): string | undefined {
  return toKeyShortcuts(chordsOf(id, usePreferences().keys));
}
