"use client";

import { useParams } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { GivenFile } from "@/lib/browser/upload/given-file";
import { DropOverlay } from "./drop-overlay";
import { gatherTransfer } from "./gather-files";
import { SpaceChooser } from "./space-chooser";
import { useAddFiles } from "./use-add-files";
import { useFileDrag } from "./use-file-drag";
import { useFilePaste } from "./use-file-paste";
import type { ListUploadSpaces } from "./use-upload-spaces";

/** Whoever has spaces, and why the viewer may not upload to those; null where they may. */
type Uploadable = { handle: string; whyNot: string | null };

type DropAnywhereProps = { owners: readonly Uploadable[]; listSpaces: ListUploadSpaces };

/**
 * Takes files that are dropped or pasted anywhere in the workspace: on the pages of a space into that space, elsewhere into
 * one that is asked for.
 */
export function DropAnywhere({ owners, listSpaces }: DropAnywhereProps) {
  const { owner: handle = null, space = null } = useParams<{ owner?: string; space?: string }>();
  const owner = owners.find((one) => one.handle === handle);
  const target = owner && space ? { owner: owner.handle, space } : null;
  const whyNot = target ? (owner?.whyNot ?? null) : null;
  const addFiles = useAddFiles();
  const [undecided, setUndecided] = useState<readonly GivenFile[]>([]);

  async function take(transfer: DataTransfer): Promise<void> {
    if (whyNot) return void toast.error("No file was uploaded.", { description: whyNot });
    const files = await gatherTransfer(transfer);
    if (target) addFiles(files, target);
    else setUndecided((others) => [...others, ...files]);
  }

  const isFileDrag = useFileDrag(take);
  useFilePaste((clipboard) => {
    if (!isPicture(clipboard)) return void take(clipboard);
    const description = "Copy audio or video files, and paste those.";
    toast.error("A picture cannot be uploaded.", { description });
  });
  return (
    <>
      <DropOverlay
        isShown={isFileDrag && !whyNot}
        where={target ? `To ${target.owner}/${target.space}` : "To a space that you choose next"}
      />
      <SpaceChooser
        files={undecided}
        owner={handle}
        listSpaces={listSpaces}
        onChoose={(chosen) => {
          addFiles(undecided, chosen);
          setUndecided([]);
        }}
        onGiveUp={() => setUndecided([])}
      />
    </>
  );
}

/** Whether the clipboard holds nothing but pictures: a screenshot, most of the time. */
function isPicture({ files }: DataTransfer): boolean {
  return Array.from(files).every(({ type }) => type.startsWith("image/"));
}
