"use client";

import { useEffect } from "react";
import { toast } from "sonner";

const NOT_HERE = "Open a space that you may upload to, and drop them there.";

/**
 * Files dropped where nothing takes them would be opened by the browser in place of the page, and end its uploads:
 * they are refused with a sentence. A page that knows better `why` says so before the general one is asked.
 */
export function useStrayDrops(why?: string): void {
  useEffect(() => {
    const scope = new AbortController();
    const refuse = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (event.type === "drop") toast.error("No file was uploaded.", { description: why ?? NOT_HERE });
    };
    // Without a reason of its own on the window, after whoever takes files or has one.
    const target: Document | Window = why === undefined ? window : document;
    target.addEventListener("dragover", refuse as EventListener, { signal: scope.signal });
    target.addEventListener("drop", refuse as EventListener, { signal: scope.signal });
    return () => scope.abort();
  }, [why]);
}
