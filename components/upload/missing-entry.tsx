"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import type { UploadEntry } from "@/lib/domain/upload-queue";
import { FileButton } from "./file-button";
import { matchFiles, toOtherFileWords } from "./missing-files";

/** How a file comes back that cannot be read without a person: by a permission, or by being chosen again. */
export function MissingEntry({ entry, queue }: { entry: UploadEntry; queue: UploadQueue }) {
  const { id, name, owner, space, fault } = entry;
  const [refusal, setRefusal] = useState<string | null>(null);

  function take([file]: File[]): void {
    if (!file) return;
    const isIt = matchFiles([file], [entry]).found.length > 0;
    setRefusal(isIt ? null : toOtherFileWords(file, entry));
    if (isIt) queue.add([{ file, path: file.name, handle: null }], { owner, space });
  }

  return (
    <div className="col-span-2 space-y-1.5 pb-1">
      <p role="alert" className="text-pretty text-destructive text-xs empty:hidden">
        {refusal}
      </p>
      {fault?.code === "needsPermission" ? (
        <Button
          size="sm"
          className="max-sm:h-11"
          aria-label={`Allow to read ${name}`}
          onClick={() => void queue.reopen([id])}
        >
          Allow
        </Button>
      ) : (
        <FileButton name={`Choose the file ${name}`} onChoose={take}>
          Choose the file
        </FileButton>
      )}
    </div>
  );
}
