"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { watchOwnDrag } from "./own-drag";

/** Browsers repeat `dragover` several times a second; when it stops, the drag is over, however it ended. */
const SILENCE_MS = 800;

/**
 * Takes files that are dropped anywhere on the page, from outside of it. Gives whether such a drag is over the window
 * now. `onDrop` must read what it wants of the transfer at once.
 */
export function useFileDrag(onDrop: (transfer: DataTransfer) => void): boolean {
  const [isFileDrag, setIsFileDrag] = useState(false);
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    const scope = new AbortController();
    const isOwnDrag = watchOwnDrag(scope.signal);
    const options = { signal: scope.signal, capture: true };
    let silence: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(silence);
      setIsFileDrag(false);
    };
    const goOn = (event: DragEvent) => {
      if (isOwnDrag() || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setIsFileDrag(true);
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE_MS);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null && !isOwnDrag()) end();
    };
    const take = (event: DragEvent) => {
      end();
      if (isOwnDrag() || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      drop(event.dataTransfer);
    };
    document.addEventListener("dragenter", goOn, options);
    document.addEventListener("dragover", goOn, options);
    document.addEventListener("dragleave", leave, options);
    document.addEventListener("dragend", end, options);
    document.addEventListener("drop", take, options);
    return () => {
      clearTimeout(silence);
      scope.abort();
    };
  }, []);
  return isFileDrag;
}
