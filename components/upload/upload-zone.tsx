"use client";

import { Upload } from "lucide-react";
import { useDropzone } from "react-dropzone";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { FindTwins } from "@/lib/browser/upload/preflight";
import type { Limits } from "@/lib/contract/space";
import { dropzoneAccept, formatLabels } from "@/lib/domain/formats";
import type { Policy } from "@/lib/domain/policy/policy";
import { toSizeWords } from "@/lib/domain/sizes";
import { ClosedZone } from "./closed-zone";
import { toSpanWords } from "./upload-words";
import { useFileDrag } from "./use-file-drag";
import { useUploadQueue } from "./use-upload-queue";

type UploadZoneProps = {
  owner: string;
  space: string;
  /** Null where the API does not say what it takes. */
  limits: Pick<Limits, "maxUploadBytes" | "maxDurationSeconds" | "formats"> | null;
  /** What the space asks of its files; null where there is nothing. */
  policy: Policy | null;
  /** Asks the space for the same bytes; null where it cannot be asked. */
  findTwins: FindTwins | null;
  /** Whether the API takes a file in parts. */
  canResume: boolean;
  /** Whether it knows a repeated creation by its key. */
  isRepeatable: boolean;
};

/** The place for new audios; or why there is none for whoever looks. */
export function UploadZone({ whyNot, ...zone }: UploadZoneProps & { whyNot: string | null }) {
  return whyNot === null ? <OpenZone {...zone} /> : <ClosedZone why={whyNot} />;
}

/** What the file picker offers. What is dropped is judged by its bytes, whatever its name. */
const accept = Object.entries(dropzoneAccept()).flat(2).join(",");
const labels = formatLabels();

/** Says what may be uploaded, takes files from a button, and from a drop anywhere on the page. */
function OpenZone({ owner, space, limits, policy, findTwins, canResume, isRepeatable }: UploadZoneProps) {
  const queue = useUploadQueue();
  const isFileDrag = useFileDrag();

  function take(files: File[]): void {
    if (files.length > 0) queue.add(files, { owner, space, isRepeatable, preflight: { limits, policy, findTwins } });
  }

  const zone = useDropzone({ onDrop: take, noClick: true, noKeyboard: true });
  return (
    <section
      data-slot="upload-zone"
      aria-label="Upload audio"
      className="flex flex-col gap-3 rounded-lg border border-input border-dashed bg-card p-4 sm:flex-row sm:items-center"
    >
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          <span className="max-sm:hidden">Drop audio or video files anywhere on this page</span>
          <span className="sm:hidden">Upload audio or video files</span>
        </p>
        <p className="text-pretty text-muted-foreground text-xs">
          {toLimitWords(limits)} {labels.join(", ")}.
          {canResume ? null : " It takes a file in one piece: an upload that breaks off starts over."}
        </p>
        <input {...zone.getInputProps({ "aria-label": "Files to upload", accept })} />
      </div>
      <Button variant="primary" onClick={zone.open} className="max-sm:h-11">
        <Upload aria-hidden="true" />
        Choose files
      </Button>
      <div
        {...zone.getRootProps({ "aria-hidden": true, "data-slot": "drop-overlay" })}
        className={cn(
          "fixed inset-0 z-60 flex bg-overlay p-4 opacity-0 backdrop-blur-xs transition-opacity",
          isFileDrag ? "opacity-100" : "pointer-events-none",
        )}
      >
        <div className="pointer-events-none flex flex-1 flex-col items-center justify-center gap-2 rounded-xl border-2 border-primary border-dashed bg-popover/90 p-6 text-center text-popover-foreground">
          <Upload className="size-8 text-primary" />
          <p className="font-semibold text-lg">Drop to upload</p>
          <p className="text-muted-foreground">
            To {owner}/{space}
          </p>
        </div>
      </div>
    </section>
  );
}

function toLimitWords(limits: UploadZoneProps["limits"]): string {
  if (!limits) return "This server does not say what it takes, and how much. Usually taken:";
  return `Up to ${toSizeWords(limits.maxUploadBytes)} and ${toSpanWords(limits.maxDurationSeconds)} each.`;
}
