"use client";

import { UserRound } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { IdentifyActions } from "@/components/audios/audio-actions";
import type { AudioAddress } from "@/components/audios/audio-path";
import { IdentityPicker } from "@/components/identities/identity-picker";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { FormAlert } from "@/components/ui/form-alert";
import { type ActionProblem, orNoAnswer } from "@/lib/contract/result";
import type { Identity } from "@/lib/contract/space";

type LinkIdentityDialogProps = { address: AudioAddress; audioName: string; actions: IdentifyActions };

/** Links an audio to an identity that is there or is made here, and says before that this is for good. */
export function LinkIdentityDialog({ address, audioName, actions }: LinkIdentityDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<Identity | null>(null);
  const [isLinking, setIsLinking] = useState(false);
  const [problem, setProblem] = useState<ActionProblem | null>(null);

  function open(next: boolean): void {
    setIsOpen(next);
    setChosen(null);
    setProblem(null);
  }

  async function link(): Promise<void> {
    if (!chosen || isLinking) return;
    setIsLinking(true);
    const result = await orNoAnswer(actions.identifyAudio({ ...address, identity: chosen.handle }));
    setIsLinking(false);
    if (!result.ok) return setProblem(result.problem);
    toast.success(`${audioName} is linked to ${nameOf(chosen)}.`);
    open(false);
  }

  return (
    <Dialog open={isOpen} onOpenChange={open}>
      <DialogTrigger asChild>
        <Button size="sm">
          <UserRound aria-hidden="true" />
          Link to an identity
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Who speaks in this audio?</DialogTitle>
          <DialogDescription>Choose an identity of this space, or make a new one.</DialogDescription>
        </DialogHeader>
        <IdentityPicker place={address} chosen={chosen} onChoose={setChosen} actions={actions} />
        <p role="status" className="text-pretty rounded-md bg-muted px-3 py-2.5 text-sm">
          {chosen ? (
            <>
              {audioName} will be linked to <strong className="font-semibold">{nameOf(chosen)}</strong>.{" "}
            </>
          ) : null}
          An audio is linked once: this cannot be changed or taken back.
        </p>
        <FormAlert problem={problem} />
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" aria-disabled={!chosen || isLinking} onClick={link}>
            {isLinking ? "Linking…" : "Link for good"}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function nameOf({ alias, handle }: Identity): string {
  return alias ?? handle;
}
