"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import type { DeletionActions } from "@/components/audios/audio-actions";
import { type AudioAddress, toAudioPath, toLibraryPath } from "@/components/audios/audio-path";
import { useRemoveWithUndo } from "@/components/audios/use-remove-with-undo";
import { Button } from "@/components/ui/button";

type DeleteAudioButtonProps = {
  address: AudioAddress;
  name: string;
  deletion: DeletionActions;
};

/** Deletes the audio at once, goes back to the library and offers to undo it there. */
export function DeleteAudioButton({ address, name, deletion }: DeleteAudioButtonProps) {
  const router = useRouter();
  const { isGone, removeNow } = useRemoveWithUndo({
    address,
    name,
    deletion,
    onRemoved: () => router.push(toLibraryPath(address)),
    onRestored: () => router.push(toAudioPath(address)),
  });
  return (
    <Button onClick={removeNow} disabled={isGone}>
      <Trash2 aria-hidden="true" />
      Delete
    </Button>
  );
}
