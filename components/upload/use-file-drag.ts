"use client";

import { useEffect, useState } from "react";

/** Browsers repeat `dragover` several times a second; when it stops, the drag is over, however it ended. */
const SILENCE_MS = 800;

/**
 * Whether files are being dragged over the window from outside. A drag that began inside the page (an image, a link)
 * carries files too in some browsers; it is none of ours.
 */
export function useFileDrag(): boolean {
  const [isFileDrag, setIsFileDrag] = useState(false);
  useEffect(() => {
    const scope = new AbortController();
    const options = { signal: scope.signal, capture: true };
    let silence: ReturnType<typeof setTimeout> | undefined;
    let isOwnDrag = false;
    const end = () => {
      clearTimeout(silence);
      isOwnDrag = false;
      setIsFileDrag(false);
    };
    const goOn = (event: DragEvent) => {
      if (isOwnDrag || !event.dataTransfer?.types.includes("Files")) return;
      setIsFileDrag(true);
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE_MS);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null && !isOwnDrag) end();
    };
    document.addEventListener("dragstart", () => (isOwnDrag = true), options);
    document.addEventListener("dragenter", goOn, options);
    document.addEventListener("dragover", goOn, options);
    document.addEventListener("dragleave", leave, options);
    document.addEventListener("dragend", end, options);
    document.addEventListener("drop", end, options);
    return () => {
      clearTimeout(silence);
      scope.abort();
    };
  }, []);
  return isFileDrag;
}
