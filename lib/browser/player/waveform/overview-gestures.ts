import type { View } from "./view.ts";

/** What is done on the overview, where the whole recording takes the width: the window is moved, or a place is gone to. */
export type OverviewGesture =
  | { kind: "idle" }
  /** Pressed on the window and not moved yet, `grabSeconds` after its beginning. */
  | { kind: "press"; x: number; grabSeconds: number }
  | { kind: "drag"; grabSeconds: number }
  /** Nothing is zoomed: what is dragged is the play cursor. */
  | { kind: "scrub" };

export type OverviewStep = { event: "down" | "move" | "up" | "cancel"; x: number };
export type OverviewDeed = { does: "seek" | "scroll"; seconds: number };
type Surroundings = { view: View; durationSeconds: number };

export const OVERVIEW_IDLE: OverviewGesture = { kind: "idle" };

const MIN_DRAG_PIXELS = 4;

/** The gesture after an event at `x` pixels of an overview as wide as the view, and what it comes to, if anything. */
export function nextOverviewGesture(
  gesture: OverviewGesture,
  { event, x }: OverviewStep,
  { view, durationSeconds }: Surroundings,
): { gesture: OverviewGesture; deed: OverviewDeed | null } {
  const seconds = Math.max(0, Math.min((x / view.widthPixels) * durationSeconds, durationSeconds));
  const seek: OverviewDeed = { does: "seek", seconds };
  const scroll = (grabSeconds: number): OverviewDeed => ({ does: "scroll", seconds: seconds - grabSeconds });
  const is = (next: OverviewGesture, deed: OverviewDeed | null = null) => ({ gesture: next, deed });
  if (event === "cancel") return is(OVERVIEW_IDLE);
  if (event === "down") return press({ x, seconds }, view, durationSeconds);
  switch (gesture.kind) {
    case "idle":
      return is(gesture);
    case "scrub":
      return is(event === "up" ? OVERVIEW_IDLE : gesture, seek);
    case "press":
      if (event === "up") return is(OVERVIEW_IDLE, seek);
      if (Math.abs(x - gesture.x) < MIN_DRAG_PIXELS) return is(gesture);
      return is({ kind: "drag", grabSeconds: gesture.grabSeconds }, scroll(gesture.grabSeconds));
    case "drag":
      return event === "up" ? is(OVERVIEW_IDLE) : is(gesture, scroll(gesture.grabSeconds));
  }
}

function press(
  { x, seconds }: { x: number; seconds: number },
  { startSeconds, widthPixels, pixelsPerSecond }: View,
  durationSeconds: number,
): { gesture: OverviewGesture; deed: OverviewDeed | null } {
  const span = widthPixels / pixelsPerSecond;
  if (span >= durationSeconds) return { gesture: { kind: "scrub" }, deed: { does: "seek", seconds } };
  const isOnWindow = seconds >= startSeconds && seconds <= startSeconds + span;
  // Beside the window it comes to the hand, and can be dragged on from there.
  if (isOnWindow) return { gesture: { kind: "press", x, grabSeconds: seconds - startSeconds }, deed: null };
  return {
    gesture: { kind: "press", x, grabSeconds: span / 2 },
    deed: { does: "scroll", seconds: seconds - span / 2 },
  };
}
