"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { toCount, toCounted } from "@/components/ui/count-words";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { toIsoDay } from "@/lib/domain/alias-pattern";
import { may } from "@/lib/domain/upload-queue";
import type { BatchActions } from "./batch-actions";
import { BatchForm } from "./batch-form";
import { type BatchChoice, countOf, toWishes } from "./batch-wishes";
import type { Batch } from "./batches";

type BatchDialogProps = { batch: Batch; name: string; queue: UploadQueue; editing: BatchActions | null };

/** Changes all files of a batch at once of which nothing was sent yet; the others go on meanwhile. */
export function BatchDialog({ batch, name, queue, editing }: BatchDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  const amendable = batch.entries.filter((entry) => may(entry, "amended"));
  if (amendable.length === 0 && !isOpen) return null;

  function apply(choice: BatchChoice): void {
    const facts = { count: countOf(batch.entries), date: toIsoDay(new Date()) };
    const ids = amendable.map(({ id }) => id);
    queue.amend(ids, (entry) => toWishes(entry, choice, facts));
    toast.success(`${toCounted(ids.length, "file")} changed.`);
    setIsOpen(false);
  }

  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm" className="-me-2 max-sm:h-11" aria-label={`Edit this batch: ${name}`}>
          Edit this batch
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Edit this batch</DialogTitle>
          <DialogDescription>{toScopeWords(amendable.length, batch.entries.length)}</DialogDescription>
        </DialogHeader>
        <BatchForm batch={batch} amendable={amendable} editing={editing} onApply={apply} />
      </DialogContent>
    </Dialog>
  );
}

function toScopeWords(amendable: number, all: number): string {
  if (amendable === 0)
    return "All files of it have been sent, or are on their way: nothing can be changed here any more.";
  const sent = all - amendable;
  const scope = `For ${amendable === all ? "" : `${toCount(amendable)} of `}${toCounted(all, "file")} of which nothing was sent yet.`;
  return sent > 0 ? `${scope} The others stay as they are.` : scope;
}
