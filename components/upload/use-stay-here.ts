"use client";

import { useEffect } from "react";
import { ping } from "@/lib/browser/upload/ask-server";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { wouldBeLost } from "@/lib/domain/upload-queue";

/**
 * Keeps the page where Next would load it anew because a refresh got no answer: the browser would show that the server is
 * away, in place of all that the page holds. Where the server is there after all, a new version of the app for one, it is
 * loaded anew as Next wants it, unless a file would be lost by that. Browsers without the Navigation API do as ever.
 */
export function useStayHere(queue: UploadQueue): void {
  useEffect(() => {
    const scope = new AbortController();

    async function settle(): Promise<void> {
      const isThere = await ping();
      if (isThere && !queue.getSnapshot().entries.some(wouldBeLost)) location.reload();
      // Next takes up the page as it does one that the browser had put away.
      else window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }

    function stay(event: NavigateEvent): void {
      const { cancelable, destination, navigationType, userInitiated } = event;
      if (!cancelable || userInitiated || navigationType === "reload" || destination.sameDocument) return;
      if (destination.url !== location.href) return;
      event.preventDefault();
      void settle();
    }

    window.navigation?.addEventListener("navigate", stay, { signal: scope.signal });
    return () => scope.abort();
  }, [queue]);
}
