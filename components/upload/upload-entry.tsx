"use client";

import { CircleAlert, CircleCheck, CircleHelp, Clock, RotateCw, X } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { toAudioPath } from "@/components/audios/audio-path";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import { Progress } from "@/components/ui/progress";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { toSizeWords } from "@/lib/domain/sizes";
import { shareDone } from "@/lib/domain/upload-progress";
import { isOpen, may, type UploadEntry } from "@/lib/domain/upload-queue";
import { HeldEntry } from "./held-entry";
import { keepFocus } from "./keep-focus";
import { toStageWords } from "./upload-words";

type UploadEntryRowProps = { entry: UploadEntry; queue: UploadQueue };

/** One file of the queue. Only the rows of entries that changed are rendered again. */
export const UploadEntryRow = memo(function UploadEntryRow({ entry, queue }: UploadEntryRowProps) {
  const { id, name, stage, fault, warnings } = entry;
  return (
    <li
      data-slot="upload-entry"
      data-stage={stage}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5 px-4 py-2 [contain-intrinsic-size:auto_4rem] [content-visibility:auto]"
    >
      <EntryName entry={entry} queue={queue} />
      <div className="flex gap-1">
        {may(entry, "retried") && (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Retry ${name}`}
            onClick={(event) => {
              queue.retry([id]);
              keepFocus(event);
            }}
          >
            <RotateCw />
          </Button>
        )}
        {stage !== "held" && may(entry, "cancelled") && (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Cancel ${name}`}
            onClick={(event) => {
              queue.cancel([id]);
              keepFocus(event);
            }}
          >
            <X />
          </Button>
        )}
        {(stage === "refused" || stage === "cancelled") && (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Remove ${name} from the list`}
            onClick={(event) => {
              queue.remove([id]);
              keepFocus(event);
            }}
          >
            <X />
          </Button>
        )}
      </div>
      <p className="col-span-2 flex items-center gap-1.5 text-muted-foreground text-xs tabular-nums">
        <StageSign entry={entry} />
        <span className={cn("shrink-0", fault && "text-destructive")}>{toStageWords(entry)}</span>
        <span className="ms-auto min-w-0 truncate">{name}</span>
        <span className="shrink-0">{toSizeWords(entry.sizeBytes)}</span>
      </p>
      {isOpen(entry) && stage !== "waiting" && (
        <Progress className="col-span-2 h-1" ratio={shareDone(entry)} aria-label={`Progress of ${name}`} />
      )}
      {fault && <EntryFault fault={fault} />}
      {stage === "held" && <HeldEntry entry={entry} queue={queue} />}
      {stage !== "held" && !fault && warnings.length > 0 && (
        <p className="col-span-2 text-pretty text-warning text-xs">{warnings.join(" ")}</p>
      )}
    </li>
  );
});

function EntryName({ entry, queue }: UploadEntryRowProps) {
  const { id, owner, space, name, alias, audio, stage } = entry;
  if (stage === "available" && audio) {
    return (
      <Link href={toAudioPath({ owner, space, audio })} className="truncate py-0.5 font-medium hover:underline">
        {alias || name}
      </Link>
    );
  }
  if (!isOpen(entry) && !may(entry, "amended")) return <p className="truncate py-0.5 font-medium">{alias || name}</p>;
  return (
    <Input
      aria-label={`Alias of ${name}`}
      title={name}
      value={alias}
      placeholder={name}
      maxLength={100}
      readOnly={!may(entry, "amended")}
      onChange={(event) => queue.setAlias(id, event.target.value)}
      className="-ms-2 h-8 px-2 md:text-sm read-only:border-transparent read-only:bg-transparent read-only:shadow-none"
    />
  );
}

function EntryFault({ fault }: { fault: NonNullable<UploadEntry["fault"]> }) {
  return (
    <p className="col-span-2 text-pretty text-xs">
      {fault.detail}{" "}
      {fault.code === "unauthenticated" && (
        <a href="/sign-in" target="_blank" rel="noreferrer" className="text-primary underline underline-offset-4">
          Sign in, in a new tab
        </a>
      )}
    </p>
  );
}

function StageSign({ entry: { stage } }: { entry: UploadEntry }) {
  const look = "size-3.5 shrink-0";
  if (stage === "available") return <CircleCheck aria-hidden="true" className={cn(look, "text-success")} />;
  if (stage === "refused" || stage === "failed") {
    return <CircleAlert aria-hidden="true" className={cn(look, "text-destructive")} />;
  }
  if (stage === "held") return <CircleHelp aria-hidden="true" className={cn(look, "text-warning")} />;
  if (stage === "waiting") return <Clock aria-hidden="true" className={look} />;
  return null;
}
