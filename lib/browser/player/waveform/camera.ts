import type { PlayerState } from "../player-state.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import type { Track } from "../track.ts";
import {
  anchorOf,
  following,
  isTooFastToFollow,
  revealing,
  scrolledTo,
  spanOf,
  type View,
  type ZoomAnchor,
  zoomedTo,
} from "./view.ts";
import { clampZoom, MAX_PIXELS_PER_SAMPLE } from "./zoom.ts";

/** Decides what of the recording is in view, and tells the store. */
export type Camera = {
  view(): View;
  /** Pixels a second, or null for the whole recording in the width; around the play cursor unless told otherwise. */
  zoom(pixelsPerSecond: number | null, anchor?: ZoomAnchor): void;
  /** The stretch that begins at that moment, as far as the ends of the recording allow. */
  scrollTo(startSeconds: number): void;
  /** Says how wide the waveform is. */
  resize(widthPixels: number): void;
};

type CameraOptions = { track: Track; store: Store<PlayerState>; scope: Scope };

/** A camera on the whole recording, which follows the play cursor until the scope ends. */
export function createCamera({ track, store, scope }: CameraOptions): Camera {
  const { durationSeconds } = track;
  const maxPixelsPerSecond = track.sampleRateHz * MAX_PIXELS_PER_SAMPLE;
  const view = () => toView(store.get(), durationSeconds);

  function show(next: View): void {
    const range = { fitPixelsPerSecond: next.widthPixels / durationSeconds, maxPixelsPerSecond };
    const zoomPixelsPerSecond = clampZoom(range, next.pixelsPerSecond);
    const pixelsPerSecond = zoomPixelsPerSecond ?? range.fitPixelsPerSecond;
    const { startSeconds } = scrolledTo({ ...next, pixelsPerSecond }, next.startSeconds, durationSeconds);
    const visibleEndSeconds = Math.min(startSeconds + spanOf({ ...next, pixelsPerSecond }), durationSeconds);
    store.set({ ...range, zoomPixelsPerSecond, visibleStartSeconds: startSeconds, visibleEndSeconds });
  }

  followCursor(store, { view, show, durationSeconds }, scope);
  return {
    view,
    zoom(pixelsPerSecond, anchor) {
      const now = view();
      if (!now.widthPixels) return;
      const scale = Math.min(pixelsPerSecond ?? 0, maxPixelsPerSecond);
      const fit = now.widthPixels / durationSeconds;
      const kept = anchor ?? anchorOf(now, store.get().currentSeconds);
      show(zoomedTo(now, Math.max(scale, fit), kept, durationSeconds));
    },
    scrollTo(startSeconds) {
      const now = view();
      if (now.widthPixels) show(scrolledTo(now, startSeconds, durationSeconds));
    },
    resize(widthPixels) {
      const { zoomPixelsPerSecond, visibleStartSeconds } = store.get();
      const pixelsPerSecond = zoomPixelsPerSecond ?? widthPixels / durationSeconds;
      if (widthPixels) show({ startSeconds: visibleStartSeconds, pixelsPerSecond, widthPixels });
    },
  };
}

/** What a player's state says of its view; 0 pixels wide while nothing is drawn. */
export function toView(state: PlayerState, durationSeconds: number): View {
  const { visibleStartSeconds, zoomPixelsPerSecond, fitPixelsPerSecond } = state;
  return {
    startSeconds: visibleStartSeconds,
    pixelsPerSecond: zoomPixelsPerSecond ?? fitPixelsPerSecond,
    widthPixels: fitPixelsPerSecond * durationSeconds,
  };
}

type Following = { view: () => View; show: (view: View) => void; durationSeconds: number };

function followCursor(store: Store<PlayerState>, { view, show, durationSeconds }: Following, scope: Scope): void {
  let before = store.get();
  const onChange = () => {
    const now = store.get();
    const last = before;
    before = now;
    const shown = view();
    if (!shown.widthPixels) return;
    const hasMoved = now.currentSeconds !== last.currentSeconds;
    const hasStopped = last.isPlaying && !now.isPlaying && isTooFastToFollow(shown, now.rate);
    // Whoever goes to a finding wants to see it.
    const isAsked = hasStopped || now.findingIndex !== last.findingIndex;
    const step = { fromSeconds: last.currentSeconds, toSeconds: now.currentSeconds, ...now };
    const next = isAsked
      ? revealing(shown, now.currentSeconds, durationSeconds)
      : hasMoved
        ? following(shown, step, durationSeconds)
        : shown;
    if (next !== shown) show(next);
  };
  scope.add(store.subscribe(onChange));
}
