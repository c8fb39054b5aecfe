"use client";

import { type RefObject, useEffect } from "react";

/** Opens what the fragment of the address names, now and whenever it changes, and brings it into view. */
export function useOpenByHash(details: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    function openIfNamed(): void {
      const { current } = details;
      // As the browser writes it: what somebody typed may be no encoding at all.
      if (!current || location.hash !== new URL(`#${current.id}`, location.href).hash) return;
      current.open = true;
      current.scrollIntoView();
    }
    openIfNamed();
    window.addEventListener("hashchange", openIfNamed);
    return () => window.removeEventListener("hashchange", openIfNamed);
  }, [details]);
}
