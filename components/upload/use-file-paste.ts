"use client";

import { useEffect, useEffectEvent } from "react";

/** Takes files that are pasted anywhere but into a field. `onPaste` must read what it wants of the transfer at once. */
export function useFilePaste(onPaste: (transfer: DataTransfer) => void): void {
  const paste = useEffectEvent(onPaste);
  useEffect(() => {
    const scope = new AbortController();
    const take = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isField(event.target) || !event.clipboardData?.types.includes("Files")) return;
      event.preventDefault();
      paste(event.clipboardData);
    };
    document.addEventListener("paste", take, { signal: scope.signal });
    return () => scope.abort();
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea") !== null);
}
