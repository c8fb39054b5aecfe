"use client";

import type { ReactNode } from "react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { AssignFields } from "@/components/queue/assign-fields";
import { AssignReport } from "@/components/queue/assign-report";
import type { Person } from "@/components/queue/person";
import type { QueueActions } from "@/components/queue/queue-actions";
import { useAssign } from "@/components/queue/use-assign";
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
import { may, type Role } from "@/lib/domain/permissions";

type AssignDialogProps = {
  address: SpaceAddress;
  people: Person[];
  role: Role;
  actions: Pick<QueueActions, "assignAudios">;
  /** Null: the oldest that are undecided and nobody's. */
  audios: string[] | null;
  trigger: ReactNode;
};

/** Gives audios to one person, or deals them to several so that each has as much to do as the others. */
export function AssignDialog({ address, people, role, actions, audios, trigger }: AssignDialogProps) {
  const { isOpen, open, isBusy, problem, done, assign } = useAssign({ address, audios, actions });
  return (
    <Dialog open={isOpen} onOpenChange={open}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>
            {audios ? `Assign ${toCounted(audios.length, "audio")}` : "Deal out what is nobody's"}
          </DialogTitle>
          <DialogDescription>
            Of several people each gets as many as brings them level with the others, the oldest first.
          </DialogDescription>
        </DialogHeader>
        {done ? (
          <AssignReport done={done} people={people} />
        ) : (
          <form id="assign" onSubmit={assign} className="space-y-4">
            <AssignFields people={people} canTakeOver={audios !== null && may(role, "reassign")} />
            <FormAlert problem={problem} />
          </form>
        )}
        <DialogFooter>
          <DialogClose asChild>
            <Button>{done ? "Done" : "Cancel"}</Button>
          </DialogClose>
          {done ? null : (
            <Button type="submit" form="assign" variant="primary" aria-disabled={isBusy}>
              {isBusy ? "Assigning…" : "Assign"}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
