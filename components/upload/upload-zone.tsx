"use client";

import { FolderUp, Upload } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Limits } from "@/lib/contract/space";
import { dropzoneAccept, formatLabels } from "@/lib/domain/formats";
import { toSizeWords } from "@/lib/domain/sizes";
import { ClosedZone } from "./closed-zone";
import { toSpanWords } from "./upload-words";
import { useFileInput } from "./use-file-input";

type UploadZoneProps = {
  owner: string;
  space: string;
  /** Null where the API does not say what it takes. */
  limits: Pick<Limits, "maxUploadBytes" | "maxDurationSeconds"> | null;
  /** Whether the API takes a file in parts. */
  canResume: boolean;
};

/** The place for new audios; or why there is none for whoever looks. */
export function UploadZone({ whyNot, ...zone }: UploadZoneProps & { whyNot: string | null }) {
  return whyNot === null ? <OpenZone {...zone} /> : <ClosedZone why={whyNot} />;
}

/** What the file picker offers. What is dropped is judged by its bytes, whatever its name. */
const accept = [...new Set(Object.entries(dropzoneAccept()).flat(2))].join(",");
const labels = formatLabels();

/** Says what may be uploaded, and takes files and folders from buttons; the whole page takes them from a drop. */
function OpenZone({ owner, space, limits, canResume }: UploadZoneProps) {
  const files = useFileInput({ owner, space });
  const folder = useFileInput({ owner, space });
  return (
    <section
      data-slot="upload-zone"
      aria-label="Upload audio"
      className="flex flex-col gap-3 rounded-lg border border-input border-dashed bg-card p-4 sm:flex-row sm:items-center"
    >
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          <span className="max-sm:hidden">Drop audio or video files anywhere on this page, or whole folders</span>
          <span className="sm:hidden">Upload audio or video files</span>
        </p>
        <p className="text-pretty text-muted-foreground text-xs">
          {toLimitWords(limits)} {labels.join(", ")}.
          {canResume ? null : " It takes a file in one piece: an upload that breaks off starts over."}
        </p>
        <input {...files.getInputProps({ "aria-label": "Files to upload", accept })} />
        <input {...folder.getInputProps({ "aria-label": "Folder to upload", webkitdirectory: "" })} />
      </div>
      <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-row-reverse">
        <Button variant="primary" onClick={files.open} className="max-sm:h-11">
          <Upload aria-hidden="true" />
          Choose files
        </Button>
        <Button onClick={folder.open} className="max-sm:h-11">
          <FolderUp aria-hidden="true" />
          Choose a folder
        </Button>
      </div>
    </section>
  );
}

function toLimitWords(limits: UploadZoneProps["limits"]): string {
  if (!limits) return "This server does not say what it takes, and how much. Usually taken:";
  return `Up to ${toSizeWords(limits.maxUploadBytes)} and ${toSpanWords(limits.maxDurationSeconds)} each.`;
}
