"use client";

import { useState } from "react";
import { toast } from "sonner";
import type { DeletionActions } from "@/components/audios/audio-actions";
import type { AudioAddress } from "@/components/audios/audio-path";
import { orNoAnswer } from "@/lib/contract/result";

type Removal = {
  address: AudioAddress;
  name: string;
  /** Null where it is not offered at all. */
  deletion: DeletionActions | null;
  onRemoved: () => void;
  onRestored: () => void;
};

/** Long enough to read the message and think again. */
const UNDO_MS = 12_000;

/**
 * Deletes without asking, and offers to take it back: a question before each deletion is soon answered without reading.
 * `isGone` is true from the click until the deletion failed or was undone.
 */
export function useRemoveWithUndo({ address, name, deletion, onRemoved, onRestored }: Removal) {
  const [isGone, setIsGone] = useState(false);

  async function undo({ restoreAudio }: DeletionActions) {
    const result = await orNoAnswer(restoreAudio(address));
    if (!result.ok) return toast.error(`${name} is still deleted`, { description: result.problem.detail });
    setIsGone(false);
    toast.success(`${name} is back`);
    onRestored();
  }

  async function removeNow() {
    if (!deletion) return;
    setIsGone(true);
    const result = await orNoAnswer(deletion.removeAudio(address));
    if (!result.ok) {
      setIsGone(false);
      return toast.error(`${name} was not deleted`, { description: result.problem.detail });
    }
    toast(`${name} was deleted`, { duration: UNDO_MS, action: { label: "Undo", onClick: () => void undo(deletion) } });
    onRemoved();
  }

  return { isGone, removeNow };
}
