"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toCount } from "@/components/ui/count-words";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import type { UploadEntry } from "@/lib/domain/upload-queue";
import { FileButton } from "./file-button";
import { keepFocus } from "./keep-focus";
import { matchFiles, toStrangersWords } from "./missing-files";

/** Brings many files back at once. */
export function MissingButtons({ entries, queue }: { entries: readonly UploadEntry[]; queue: UploadQueue }) {
  const [note, setNote] = useState<string | null>(null);
  const closed = entries.filter(({ fault }) => fault?.code === "needsPermission");
  const gone = entries.filter((entry) => entry.stage === "missing" && !closed.includes(entry));
  if (closed.length < 2 && gone.length < 2) return null;

  function take(files: File[]): void {
    const { found, strangers } = matchFiles(files, gone);
    for (const { entry, file } of found) {
      const { owner, space } = entry;
      queue.add([{ file, path: file.name, handle: null }], { owner, space });
    }
    setNote(toStrangersWords(strangers));
  }

  return (
    <div className="space-y-1.5 px-4 pb-2 text-xs">
      {gone.length > 1 && (
        <p className="text-pretty">Choose the files again, or drop them on the page of their space.</p>
      )}
      <div className="flex flex-wrap gap-2">
        {closed.length > 1 && (
          <Button
            size="sm"
            className="max-sm:h-11"
            onClick={(event) => {
              void queue.reopen(closed.map(({ id }) => id));
              keepFocus(event);
            }}
          >
            Allow all {toCount(closed.length)}
          </Button>
        )}
        {gone.length > 1 && (
          <FileButton isMultiple onChoose={take}>
            Choose files
          </FileButton>
        )}
      </div>
      <p role="alert" className="text-pretty text-destructive empty:hidden">
        {note}
      </p>
    </div>
  );
}
