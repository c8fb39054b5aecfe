"use client";

import { useState } from "react";
import { usePreferences } from "@/components/player/use-preferences";
import { rebind } from "@/lib/browser/keys/bindings";
import { toChordWords } from "@/lib/browser/keys/chord-words";
import { COMMANDS, type CommandId, toChord } from "@/lib/browser/keys/commands";
import { preferences } from "@/lib/browser/player/preferences";

/** A command that waits for its new key; `asked` was pressed and belongs to another one. */
type Waiting = { id: CommandId; asked: string | null };

type Press = Parameters<typeof toChord>[0];

/** Keys that wait for another one to be pressed with them, or that type nothing by themselves. */
const UNFINISHED = ["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"];

/** Choosing another key for a command: press it, and once more where it is another command's. */
export function useRebinding() {
  const { keys } = usePreferences();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [words, say] = useState("");

  function begin(id: CommandId) {
    setWaiting({ id, asked: null });
    say(`Press the new key for “${COMMANDS[id].does}”. Escape leaves it as it is.`);
  }

  function cancel() {
    setWaiting(null);
    say("");
  }

  function press(event: Press) {
    if (!waiting || UNFINISHED.includes(event.key)) return;
    const { id, asked } = waiting;
    const chord = toChord(event);
    if (chord === null) return say("Keys with Ctrl, Alt or ⌘ are the browser's and the system's. Press another one.");
    const name = toChordWords(chord);
    const tried = rebind(keys, { id, chord, isSure: asked === chord });
    if (tried.result === "refused") return say(`${name} works the page itself. Press another one.`);
    if (tried.result === "taken") {
      setWaiting({ id, asked: chord });
      return say(`${name} is the key for “${COMMANDS[tried.from].does}”. Press it again to use it here instead.`);
    }
    preferences().set({ keys: tried.bindings });
    setWaiting(null);
    say(`${name} is now the key for “${COMMANDS[id].does}”.${lossOf(tried.from, tried.bindings)}`);
  }

  return { keys, waitingFor: waiting?.id ?? null, words, say, begin, cancel, press };
}

function lossOf(from: CommandId | null, keys: ReturnType<typeof usePreferences>["keys"]): string {
  if (from === null) return "";
  return keys[from]?.length === 0 ? ` “${COMMANDS[from].does}” has none any more.` : "";
}
