"use client";

import Link from "next/link";
import { toAudioPath, toLibraryPath } from "@/components/audios/audio-path";
import { Button } from "@/components/ui/button";
import { toIsoDay } from "@/lib/domain/alias-pattern";
import { toBatchReport } from "@/lib/domain/batch-report";
import { toBatchSummary } from "./batch-words";
import { type Batch, toSpaces } from "./batches";
import { saveText } from "./save-text";

/** How a batch ended, to be kept as a table, and the way to its audios. */
export function BatchEnd({ batch, hasLink }: { batch: Batch; hasLink: boolean }) {
  const spaces = hasLink ? toSpaces(batch) : [];
  return (
    <>
      <p className="text-pretty tabular-nums">{toBatchSummary(batch.entries)}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {spaces.map(({ owner, space }) => (
          <Link
            key={`${owner}/${space}`}
            href={`${toLibraryPath({ owner, space })}?batch=${encodeURIComponent(batch.id)}`}
            className="font-medium text-primary underline underline-offset-4 max-sm:py-3"
          >
            {spaces.length === 1 ? "Show these audios" : `Show those in ${owner}/${space}`}
          </Link>
        ))}
        <Button variant="ghost" size="sm" className="-mx-2.5 max-sm:h-11" onClick={() => saveReport(batch)}>
          Save as CSV
        </Button>
      </div>
    </>
  );
}

function saveReport({ entries }: Batch): void {
  const report = toBatchReport(entries, (entry) => `${location.origin}${toAudioPath(entry)}`);
  saveText(report, { name: `uploads-${toIsoDay(new Date())}.csv`, type: "text/csv;charset=utf-8" });
}
