"use client";

import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Progress } from "@/components/ui/progress";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import type { UploadProgress } from "@/lib/domain/upload-progress";
import { hasEnded, isDuplicate, type UploadEntry } from "@/lib/domain/upload-queue";
import { DuplicateButtons } from "./duplicate-buttons";
import { isSafeToRetry } from "./entry-groups";
import { keepFocus } from "./keep-focus";
import { UploadEntryRow } from "./upload-entry";
import { toAnnouncement, toQueueWords } from "./upload-words";
import { useUploader, useUploadQueue, useUploadSnapshot } from "./use-upload-queue";

/**
 * The uploads of whoever is signed in (`uploader`), in a corner of every page of the workspace; on a phone a sheet at
 * the bottom.
 */
export function UploadTray({ uploader }: { uploader: string | null }) {
  useUploader(uploader);
  const queue = useUploadQueue();
  const { entries, progress } = useUploadSnapshot();
  const [isExpanded, setIsExpanded] = useState(true);
  const listId = useId();
  return (
    <>
      {/* There before its first text, or screen readers miss it. */}
      <p role="status" className="sr-only">
        {toAnnouncement(progress)}
      </p>
      {entries.length > 0 && (
        <section
          data-slot="upload-tray"
          aria-label="Uploads"
          tabIndex={-1}
          className="fixed inset-x-0 bottom-0 z-40 flex max-h-[55dvh] animate-fade flex-col overflow-hidden rounded-t-xl bg-popover text-popover-foreground shadow-popover sm:inset-x-auto sm:end-4 sm:bottom-4 sm:max-h-[min(34rem,70dvh)] sm:w-96 sm:rounded-xl"
        >
          <div className="flex items-center gap-2 px-4 pt-3 pb-2">
            <div className="min-w-0 flex-1">
              <h2 className="font-semibold">Uploads</h2>
              <p className="text-pretty text-muted-foreground text-xs tabular-nums">{toQueueWords(progress)}</p>
            </div>
            <QueueButtons entries={entries} progress={progress} queue={queue} />
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={isExpanded ? "Hide the files" : "Show the files"}
              aria-expanded={isExpanded}
              aria-controls={listId}
              onClick={() => setIsExpanded(!isExpanded)}
            >
              <ChevronDown className={cn("transition-transform", !isExpanded && "rotate-180")} />
            </Button>
          </div>
          {progress.open > 0 && (
            <Progress className="h-1 rounded-none" ratio={progress.ratio} aria-label="Progress of all uploads" />
          )}
          {/* A section that scrolls takes the focus itself, because its rows may hold nothing that does. */}
          <section
            id={listId}
            data-slot="upload-files"
            hidden={!isExpanded}
            aria-label="Files of the uploads"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll the list
            tabIndex={0}
            className="overflow-y-auto overscroll-contain border-t -outline-offset-2"
          >
            {/* Lists and no sorting: a row that moves within a list can lose the focus of whoever types in it. */}
            {progress.duplicates > 1 && (
              <DuplicateButtons ids={entries.filter(isDuplicate).map(({ id }) => id)} queue={queue} />
            )}
            <EntryList label="Files for you to decide" entries={entries.filter(isHeld)} queue={queue} />
            <EntryList label="Files that stopped" entries={entries.filter(hasStopped)} queue={queue} />
            <EntryList label="Files" entries={entries.filter(goesOn)} queue={queue} />
          </section>
        </section>
      )}
    </>
  );
}

function isHeld({ stage }: UploadEntry): boolean {
  return stage === "held";
}

function goesOn(entry: UploadEntry): boolean {
  return !isHeld(entry) && !hasStopped(entry);
}

function hasStopped({ stage }: UploadEntry): boolean {
  return stage === "refused" || stage === "failed";
}

type EntryListProps = { label: string; entries: readonly UploadEntry[]; queue: UploadQueue };

function EntryList({ label, entries, queue }: EntryListProps) {
  if (entries.length === 0) return null;
  return (
    <ul aria-label={label} className="divide-y divide-border not-first:border-t">
      {entries.map((entry) => (
        <UploadEntryRow key={entry.id} entry={entry} queue={queue} />
      ))}
    </ul>
  );
}

function QueueButtons({
  entries,
  progress,
  queue,
}: {
  entries: readonly UploadEntry[];
  progress: UploadProgress;
  queue: UploadQueue;
}) {
  const { available, refused, cancelled, failed } = progress;
  return (
    <>
      {failed > 1 && (
        <Button
          variant="ghost"
          size="sm"
          onClick={(event) => {
            queue.retry(entries.filter(isSafeToRetry).map(({ id }) => id));
            keepFocus(event);
          }}
        >
          Retry all
        </Button>
      )}
      {available + refused + cancelled > 0 && (
        <Button
          variant="ghost"
          size="sm"
          onClick={(event) => {
            queue.remove(entries.filter(hasEnded).map(({ id }) => id));
            keepFocus(event);
          }}
        >
          Clear finished
        </Button>
      )}
    </>
  );
}
