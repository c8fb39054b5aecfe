"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toCount } from "@/components/ui/count-words";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { isOpen, may, type UploadEntry } from "@/lib/domain/upload-queue";
import type { BatchActions } from "./batch-actions";
import { BatchDialog } from "./batch-dialog";
import { BatchEnd } from "./batch-end";
import { type Batch, isOver, toBatches, toBatchName } from "./batches";
import { keepFocus } from "./keep-focus";

type BatchListProps = { entries: readonly UploadEntry[]; queue: UploadQueue; editing: BatchActions | null };

const FIRST = 3;

/** The batches of the queue: what can be changed of each, and how it ended. The row of a single file says that by itself. */
export function BatchList({ entries, ...row }: BatchListProps) {
  const [isWhole, setIsWhole] = useState(false);
  const batches = toBatches(entries).filter((batch) => batch.entries.length > 1 || standsStill(batch));
  const shown = isWhole ? batches : batches.slice(0, FIRST);
  return (
    <div className="divide-y divide-border border-b empty:hidden">
      {shown.map((batch) => (
        <BatchRow key={batch.id} batch={batch} {...row} />
      ))}
      {shown.length < batches.length && (
        <Button
          variant="ghost"
          size="sm"
          className="m-1.5 max-sm:h-11"
          onClick={(event) => {
            setIsWhole(true);
            keepFocus(event);
          }}
        >
          Show {toCount(batches.length - shown.length)} more batches
        </Button>
      )}
    </div>
  );
}

/** A row that came and went within a second would move all others. */
function standsStill({ entries }: Batch): boolean {
  return entries.some((entry) => may(entry, "amended")) && !entries.some(isOpen);
}

function BatchRow({ batch, queue, editing }: { batch: Batch } & Omit<BatchListProps, "entries">) {
  const name = toBatchName(batch);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label={`Batch ${name}`} className="space-y-1 px-4 py-2 text-xs">
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 truncate font-medium">{name}</p>
        <BatchDialog batch={batch} name={name} queue={queue} editing={editing} />
      </div>
      {isOver(batch) && <BatchEnd batch={batch} hasLink={editing?.hasBatches ?? false} />}
    </div>
  );
}
