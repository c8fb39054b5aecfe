"use client";

import type { SpaceAddress } from "@/components/audios/audio-path";
import type { GivenFile } from "@/lib/browser/upload/given-file";
import { rememberSpace } from "@/lib/browser/upload/recent-spaces";
import { useUploadQueue } from "./use-upload-queue";

/** Gives files to the upload queue, for a space that is remembered as the last one used. */
export function useAddFiles(): (files: readonly GivenFile[], target: SpaceAddress) => void {
  const queue = useUploadQueue();
  return (files, target) => {
    if (files.length === 0) return;
    queue.add(files, target);
    rememberSpace(target);
  };
}
