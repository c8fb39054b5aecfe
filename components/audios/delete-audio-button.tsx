"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { type AudioAddress, toAudioPath, toLibraryPath } from "@/components/audios/audio-path";
import { Button } from "@/components/ui/button";
import type { Audio } from "@/lib/contract/audio";
import type { ActionResult } from "@/lib/contract/result";

export type RemoveAudio = (input: { params: AudioAddress }) => Promise<ActionResult<null>>;
export type RestoreAudio = (input: { params: AudioAddress }) => Promise<ActionResult<Audio>>;

type DeleteAudioButtonProps = {
  address: AudioAddress;
  name: string;
  actions: { removeAudio: RemoveAudio; restoreAudio: RestoreAudio };
};

/** Long enough to read the message and think again. */
const UNDO_MS = 12_000;

/** Deletes the audio at once, goes back to the library and offers to undo it there. */
export function DeleteAudioButton({ address, name, actions }: DeleteAudioButtonProps) {
  const router = useRouter();
  const [isDeleting, setIsDeleting] = useState(false);

  async function restore(): Promise<void> {
    const result = await actions.restoreAudio({ params: address });
    if (!result.ok) {
      toast.error("It could not be brought back.", { description: result.problem.detail });
      return;
    }
    toast.success(`“${name}” is back.`);
    router.push(toAudioPath(address));
  }

  async function remove(): Promise<void> {
    setIsDeleting(true);
    const result = await actions.removeAudio({ params: address });
    if (!result.ok) {
      setIsDeleting(false);
      toast.error("It could not be deleted.", { description: result.problem.detail });
      return;
    }
    router.push(toLibraryPath(address));
    toast(`“${name}” is deleted.`, { duration: UNDO_MS, action: { label: "Undo", onClick: () => void restore() } });
  }

  return (
    <Button onClick={remove} disabled={isDeleting}>
      <Trash2 aria-hidden="true" />
      Delete
    </Button>
  );
}
