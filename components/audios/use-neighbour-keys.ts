"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isKeyTaken } from "@/lib/browser/player/keys";
import { preferences } from "@/lib/browser/player/preferences";

/** Goes to the previous or next audio by the keys `[` and `]`, unless a person turned page-wide keys off. */
export function useNeighbourKeys({ previousPath, nextPath }: { previousPath: string | null; nextPath: string | null }) {
  const router = useRouter();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Alt stays free: on many keyboards the brackets are typed with it.
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || !preferences().get().hasPageShortcuts) return;
      const path = event.key === "[" ? previousPath : event.key === "]" ? nextPath : null;
      if (path && !isKeyTaken(event.target, event.key)) router.push(path);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [router, previousPath, nextPath]);
}
