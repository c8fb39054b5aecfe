"use client";

import { useEffect } from "react";

/** Files dropped where nothing takes them would be opened by the browser in place of the page, and end its uploads. */
export function useStrayDrops(): void {
  useEffect(() => {
    const scope = new AbortController();
    const refuse = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    // On the window, after whoever takes files.
    window.addEventListener("dragover", refuse, { signal: scope.signal });
    window.addEventListener("drop", refuse, { signal: scope.signal });
    return () => scope.abort();
  }, []);
}
