"use client";

import { useDropzone } from "react-dropzone";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { gatherChosen } from "./gather-files";
import { useAddFiles } from "./use-add-files";

/** How many sizes are asked for before the page gets the thread back. */
const SLICE = 50;

/** A file input without a look of its own, and what opens it; its files go to a space. Drops are the whole page's. */
export function useFileInput(target: SpaceAddress) {
  const addFiles = useAddFiles();
  return useDropzone({
    onDrop: (chosen) => addFiles(gatherChosen(chosen), target),
    // As they are: the input's own know their place in a folder.
    getFilesFromEvent: async (event) =>
      readSizes(Array.from((event as { target: HTMLInputElement }).target.files ?? [])),
    ...{ noClick: true, noKeyboard: true, noDrag: true, noPaste: true, preventDropOnDocument: false },
  });
}

/**
 * The same files once the browser knows their sizes, for which it asks the disk when each is first read: all at once that
 * would hold the page up.
 */
async function readSizes(files: File[]): Promise<File[]> {
  const known: File[] = [];
  for (const file of files) {
    if (file.size >= 0) known.push(file);
    if (known.length % SLICE === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  return known;
}
