"use client";

import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { Progress } from "@/components/ui/progress";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { toSizeWords } from "@/lib/domain/sizes";
import { shareDone } from "@/lib/domain/upload-progress";
import { isOpen, type UploadEntry } from "@/lib/domain/upload-queue";
import { EntryButtons } from "./entry-buttons";
import { EntryFault } from "./entry-fault";
import { EntryName } from "./entry-name";
import { HeldEntry } from "./held-entry";
import { MissingEntry } from "./missing-entry";
import { StageSign } from "./stage-sign";
import { toStageWords } from "./upload-words";
import { useRowFocus } from "./use-row-focus";

type UploadEntryRowProps = { entry: UploadEntry; queue: UploadQueue };

/** One file of the queue. Only the rows of entries that changed are rendered again. */
export const UploadEntryRow = memo(function UploadEntryRow({ entry, queue }: UploadEntryRowProps) {
  const { id, name, stage, fault, warnings } = entry;
  const isUnderWay = (isOpen(entry) && stage !== "waiting") || (stage === "paused" && entry.sentRatio > 0);
  return (
    <li
      {...useRowFocus<HTMLLIElement>()}
      tabIndex={-1}
      data-slot="upload-entry"
      data-entry={id}
      data-stage={stage}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5 px-4 py-2 -outline-offset-2 [contain-intrinsic-size:auto_4rem] [content-visibility:auto]"
    >
      <EntryName entry={entry} queue={queue} />
      <EntryButtons entry={entry} queue={queue} />
      <FileFacts entry={entry} />
      {isUnderWay && (
        <Progress className="col-span-2 h-1" ratio={shareDone(entry)} aria-label={`Progress of ${name}`} />
      )}
      <EntryFault entry={entry} />
      {stage === "held" && <HeldEntry entry={entry} queue={queue} />}
      {stage === "missing" && <MissingEntry entry={entry} queue={queue} />}
      {stage !== "held" && !fault && warnings.length > 0 && (
        <p className="col-span-2 text-pretty text-warning text-xs">{warnings.join(" ")}</p>
      )}
    </li>
  );
});

function FileFacts({ entry }: { entry: UploadEntry }) {
  const { name, path, stage, sizeBytes, retryAtMs } = entry;
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  const hasStopped = stage === "refused" || (stage === "failed" && retryAtMs === null);
  return (
    <>
      <p className="col-span-2 flex items-center gap-1.5 text-muted-foreground text-xs tabular-nums">
        <StageSign stage={stage} />
        <span className={cn("shrink-0", hasStopped && "text-destructive")}>{toStageWords(entry)}</span>
        <span className="ms-auto min-w-0 truncate">{name}</span>
        <span className="shrink-0">{toSizeWords(sizeBytes)}</span>
      </p>
      {folder && <p className="col-span-2 truncate text-muted-foreground text-xs">in {folder}</p>}
    </>
  );
}
