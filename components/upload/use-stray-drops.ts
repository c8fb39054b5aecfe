"use client";

import { useEffect } from "react";
import { toast } from "sonner";
import { watchOwnDrag } from "./own-drag";

/**
 * Files dropped where nothing takes them would be opened by the browser in place of the page, and end its uploads:
 * they are refused with a sentence. What is dragged from within the page goes nowhere, without a word.
 */
export function useStrayDrops(): void {
  useEffect(() => {
    const scope = new AbortController();
    const isOwnDrag = watchOwnDrag(scope.signal);
    const refuse = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (isOwnDrag()) event.dataTransfer.dropEffect = "none";
      else if (event.type === "drop") {
        const description = "Sign in and open a space that you may upload to, and drop them there.";
        toast.error("No file was uploaded.", { description });
      }
    };
    // On the window, after whoever takes files.
    window.addEventListener("dragover", refuse, { signal: scope.signal });
    window.addEventListener("drop", refuse, { signal: scope.signal });
    return () => scope.abort();
  }, []);
}
