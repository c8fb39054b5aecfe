"use client";

import { useState } from "react";
import { toast } from "sonner";
import { MAIN_ID } from "@/components/layout/skip-link";
import type { AudioActions, AudioRef } from "@/components/library/audio-actions";

type Removal = { name: string; target: AudioRef } & Pick<AudioActions, "remove" | "restore">;

const UNDO_MS = 20_000;
const noAnswer = "The server did not answer. Try again in a moment.";

/**
 * Deletes without asking, and offers to take it back: a question before each deletion is soon answered without reading.
 * `isGone` is true from the click until the deletion failed or was undone.
 */
export function useRemoveWithUndo({ name, target, remove, restore }: Removal) {
  const [isGone, setIsGone] = useState(false);

  async function undo() {
    const result = await restore(target).catch(() => null);
    if (!result?.ok)
      return toast.error(`${name} is still deleted`, { description: result?.problem.detail ?? noAnswer });
    setIsGone(false);
    toast.success(`${name} is back`);
  }

  async function removeNow() {
    setIsGone(true);
    focusMain();
    const result = await remove(target).catch(() => null);
    if (!result?.ok) {
      setIsGone(false);
      return toast.error(`${name} was not deleted`, { description: result?.problem.detail ?? noAnswer });
    }
    toast(`${name} was deleted`, { duration: UNDO_MS, action: { label: "Undo", onClick: () => void undo() } });
  }

  return { isGone, removeNow };
}

/** The row takes the focus with it when it goes; without this the keyboard would start again at the top of the page. */
function focusMain(): void {
  setTimeout(() => document.getElementById(MAIN_ID)?.focus({ preventScroll: true }));
}
