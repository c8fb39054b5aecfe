"use client";

import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Progress } from "@/components/ui/progress";
import { wouldBeLost } from "@/lib/domain/upload-queue";
import type { BatchActions } from "./batch-actions";
import { BatchList } from "./batch-list";
import { EntryLists } from "./entry-lists";
import { LineNote } from "./line-note";
import { PartNote } from "./part-note";
import { QueueButtons } from "./queue-buttons";
import { TrayFigures } from "./tray-figures";
import { toAnnouncement } from "./upload-words";
import { useUploader, useUploadQueue, useUploadSnapshot } from "./use-upload-queue";

type UploadTrayProps = { uploader: string | null; editing?: BatchActions | null };

/**
 * The uploads of whoever is signed in (`uploader`), in a corner of every page of the workspace; on a phone a sheet at
 * the bottom.
 */
export function UploadTray({ uploader, editing = null }: UploadTrayProps) {
  useUploader(uploader);
  const queue = useUploadQueue();
  const { entries, progress, line, partLimit } = useUploadSnapshot();
  const [isExpanded, setIsExpanded] = useState(true);
  const filesId = useId();
  return (
    <>
      {/* There before its first text, or screen readers miss it. */}
      <p role="status" className="sr-only">
        {toAnnouncement(progress, line)}
      </p>
      {entries.length > 0 && (
        <section
          data-slot="upload-tray"
          aria-label="Uploads"
          tabIndex={-1}
          className="fixed inset-x-0 bottom-0 z-40 flex max-h-[65dvh] animate-fade flex-col overflow-hidden rounded-t-xl bg-popover text-popover-foreground shadow-popover sm:inset-x-auto sm:end-4 sm:bottom-4 sm:max-h-[min(38rem,75dvh)] sm:w-104 sm:rounded-xl"
        >
          <div className="flex items-center gap-2 px-4 pt-2 pb-1.5">
            <div className="min-w-0 flex-1">
              <h2 className="font-semibold">Uploads</h2>
              <TrayFigures progress={progress} line={line} />
            </div>
            <Button
              variant="ghost"
              size="icon-sm"
              className="max-sm:size-11"
              aria-label={isExpanded ? "Hide the files" : "Show the files"}
              aria-expanded={isExpanded}
              aria-controls={filesId}
              onClick={() => setIsExpanded(!isExpanded)}
            >
              <ChevronDown className={cn("transition-transform", !isExpanded && "rotate-180")} />
            </Button>
          </div>
          {progress.open > 0 && (
            <Progress
              className="h-1 shrink-0 rounded-none"
              ratio={progress.ratio}
              aria-label="Progress of all uploads"
            />
          )}
          <LineNote line={line} lost={entries.filter(wouldBeLost).length} queue={queue} />
          {isExpanded && <QueueButtons entries={entries} queue={queue} />}
          {/* A section that scrolls takes the focus itself, because its rows may hold nothing that does. */}
          <section
            id={filesId}
            data-slot="upload-files"
            hidden={!isExpanded}
            aria-label="Files of the uploads"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll the list
            tabIndex={0}
            className="overflow-y-auto overscroll-contain border-t -outline-offset-2"
          >
            <PartNote limit={partLimit} />
            <BatchList entries={entries} queue={queue} editing={editing} />
            <EntryLists entries={entries} queue={queue} />
          </section>
        </section>
      )}
    </>
  );
}
