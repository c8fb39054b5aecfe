"use client";

import type { ReactNode } from "react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { DecideReport, toDecideWords } from "@/components/queue/decide-report";
import { DecisionFields } from "@/components/queue/decision-fields";
import type { QueueActions } from "@/components/queue/queue-actions";
import { useDecide } from "@/components/queue/use-decide";
import { Button } from "@/components/ui/button";
import { toCounted } from "@/components/ui/count-words";
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
import type { Audio } from "@/lib/contract/audio";
import type { ReviewSettings } from "@/lib/contract/review";

type DecideDialogProps = {
  address: SpaceAddress;
  audios: Audio[];
  reasons: ReviewSettings["reasons"];
  reviewAudios: NonNullable<QueueActions["reviewAudios"]>;
  trigger: ReactNode;
};

/** Decides the same of several audios, and tells what became of each. */
export function DecideDialog({ address, audios, reasons, reviewAudios, trigger }: DecideDialogProps) {
  const handles = audios.map(({ handle }) => handle);
  const { isOpen, open, isBusy, problem, done, decide } = useDecide({ address, audios: handles, reviewAudios });
  return (
    <Dialog open={isOpen} onOpenChange={open}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{done ? "What became of them" : `Decide on ${toCounted(audios.length, "audio")}`}</DialogTitle>
          <DialogDescription>
            {done
              ? toDecideWords(done.results)
              : "The same for each. What this space wants to have been heard before is asked for here too."}
          </DialogDescription>
        </DialogHeader>
        {done ? (
          <DecideReport results={done.results} audios={audios} />
        ) : (
          <form id="decide" onSubmit={decide} className="space-y-4">
            <DecisionFields reasons={reasons} />
            <FormAlert problem={problem} />
          </form>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>{done ? "Done" : "Cancel"}</Button>
          </DialogClose>
          {done ? null : (
            <Button type="submit" form="decide" variant="primary" aria-disabled={isBusy}>
              {isBusy ? "Deciding…" : "Decide"}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
