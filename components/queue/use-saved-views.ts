"use client";

import { useSyncExternalStore } from "react";
import { type SavedView, savedViews, withView } from "@/lib/browser/queue/saved-views";

const NONE: SavedView[] = [];

/** The views that a person gave names in this browser; none until the page is alive. */
export function useSavedViews() {
  const views = useSyncExternalStore(
    (listener) => savedViews().subscribe(listener),
    () => savedViews().get().views,
    () => NONE,
  );
  return {
    views,
    save: (view: SavedView) => savedViews().set({ views: withView(savedViews().get().views, view) }),
    remove: (name: string) =>
      savedViews().set({
        views: savedViews()
          .get()
          .views.filter((view) => view.name !== name),
      }),
  };
}
