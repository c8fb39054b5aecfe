"use client";

import type * as React from "react";
import type { AudioActions } from "@/components/audios/audio-actions";
import type { AudioAddress } from "@/components/audios/audio-path";
import { RenameForm } from "@/components/audios/rename-form";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { orNoAnswer } from "@/lib/contract/result";

type RenameDialogProps = {
  address: AudioAddress;
  alias: string | null;
  rename: AudioActions["renameAudio"];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What to give the focus back to. */
  opener: React.RefObject<HTMLElement | null>;
};

/** Asks for another alias and gives it. It stays open until the server has agreed. */
export function RenameDialog({ address, alias, rename, isOpen, onOpenChange, opener }: RenameDialogProps) {
  const close = () => onOpenChange(false);

  // A plain call: inside a transition it would hold up navigation behind every upload.
  async function save(next: string | null): Promise<string | null> {
    if (next !== alias) {
      const result = await orNoAnswer(rename({ ...address, alias: next }));
      if (!result.ok) return result.problem.detail;
    }
    close();
    return null;
  }

  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent
        onCloseAutoFocus={(event) => {
          // The menu that opened this is gone, and with it what had the focus.
          event.preventDefault();
          opener.current?.focus();
        }}
      >
        <DialogHeader>
          <DialogTitle>Rename</DialogTitle>
          <DialogDescription>The handle {address.audio} stays as it is; links go on working.</DialogDescription>
        </DialogHeader>
        <RenameForm alias={alias} onSave={save} onCancel={close} />
      </DialogContent>
    </Dialog>
  );
}
