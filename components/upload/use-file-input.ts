"use client";

import { useDropzone } from "react-dropzone";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { gatherChosen } from "./gather-files";
import { useAddFiles } from "./use-add-files";

/** A file input without a look of its own, and what opens it; its files go to a space. Drops are the whole page's. */
export function useFileInput(target: SpaceAddress) {
  const addFiles = useAddFiles();
  return useDropzone({
    onDrop: (chosen) => addFiles(gatherChosen(chosen), target),
    // As they are: the input's own know their place in a folder.
    getFilesFromEvent: async (event) => Array.from((event as { target: HTMLInputElement }).target.files ?? []),
    ...{ noClick: true, noKeyboard: true, noDrag: true, noPaste: true, preventDropOnDocument: false },
  });
}
