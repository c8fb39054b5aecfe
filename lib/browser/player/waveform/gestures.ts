import type { Selection } from "../selection.ts";
import { pixelsAt, secondsAt, type View, type ZoomAnchor } from "./view.ts";

/** What fingers and pointers are about to do on the waveform. */
export type Gesture =
  | { kind: "idle" }
  /** Pressed, and not moved yet; `anchorSeconds` is where a selection would begin. */
  | { kind: "press"; x: number; anchorSeconds: number }
  | { kind: "select"; anchorSeconds: number }
  /** Two fingers, so far apart at first, around a moment that stays between them. */
  | { kind: "pinch"; distance: number; pixelsPerSecond: number; seconds: number };

/** The event of one pointer at `x`, and where all pointers are that are down, in pixels from the left edge. */
export type PointerEventKind = "down" | "move" | "up" | "cancel";
export type PointerStep = { event: PointerEventKind; xs: readonly number[]; x: number };

/** What a gesture comes to. */
export type Deed =
  | { does: "seek"; seconds: number }
  | { does: "select"; selection: Selection | null }
  | { does: "zoom"; pixelsPerSecond: number; anchor: ZoomAnchor };

export const IDLE: Gesture = { kind: "idle" };

/** A hand that presses is not quite still. */
const MIN_DRAG_PIXELS = 4;
/** So near to its edge a selection is taken hold of there. */
const EDGE_PIXELS = 6;
/** Fingers one above the other are not infinitely close. */
const MIN_PINCH_PIXELS = 24;

type Surroundings = { view: View; selection: Selection | null; durationSeconds: number };

/** The gesture after an event, and what it comes to, if anything yet. */
export function nextGesture(
  gesture: Gesture,
  step: PointerStep,
  surroundings: Surroundings,
): { gesture: Gesture; deed: Deed | null } {
  const { view } = surroundings;
  const is = (next: Gesture, deed: Deed | null = null) => ({ gesture: next, deed });
  switch (step.event) {
    case "down":
      return is(
        step.xs.length === 2 ? pinchOf(step.xs, view) : step.xs.length > 2 ? gesture : pressOf(step.x, surroundings),
      );
    case "cancel":
      return is(IDLE);
    case "up":
      // Of two fingers the one that stays means nothing any more.
      return is(IDLE, gesture.kind === "press" ? { does: "seek", seconds: secondsAt(view, step.x) } : null);
    case "move":
      if (gesture.kind === "pinch") return is(gesture, pinchDeed(gesture, step.xs));
      if (gesture.kind === "press" && Math.abs(step.x - gesture.x) < MIN_DRAG_PIXELS) return is(gesture);
      if (gesture.kind !== "press" && gesture.kind !== "select") return is(gesture);
      return is(
        { kind: "select", anchorSeconds: gesture.anchorSeconds },
        { does: "select", selection: toSelection(gesture.anchorSeconds, secondsAt(view, step.x), surroundings) },
      );
  }
}

/** Which edge of a selection is so near that it would be taken hold of. */
export function edgeAt(x: number, view: View, selection: Selection | null): keyof Selection | null {
  if (!selection) return null;
  const [from, to] = [selection.from, selection.to].map((edge) => Math.abs(pixelsAt(view, edge) - x)) as [
    number,
    number,
  ];
  if (Math.min(from, to) > EDGE_PIXELS) return null;
  return from < to ? "from" : "to";
}

function pressOf(x: number, { view, selection }: Surroundings): Gesture {
  const edge = edgeAt(x, view, selection);
  const other = edge && selection ? selection[edge === "from" ? "to" : "from"] : secondsAt(view, x);
  return { kind: "press", x, anchorSeconds: other };
}

function toSelection(one: number, other: number, { durationSeconds }: Surroundings): Selection | null {
  const from = Math.max(0, Math.min(one, other));
  const to = Math.min(durationSeconds, Math.max(one, other));
  return from < to ? { from, to } : null;
}

function pinchOf(xs: readonly number[], view: View): Gesture {
  const { distance, middle } = measure(xs);
  return { kind: "pinch", distance, pixelsPerSecond: view.pixelsPerSecond, seconds: secondsAt(view, middle) };
}

function pinchDeed(pinch: Gesture & { kind: "pinch" }, xs: readonly number[]): Deed | null {
  if (xs.length < 2) return null;
  const { distance, middle } = measure(xs);
  const pixelsPerSecond = (pinch.pixelsPerSecond * distance) / pinch.distance;
  return { does: "zoom", pixelsPerSecond, anchor: { seconds: pinch.seconds, offsetPixels: middle } };
}

function measure([one = 0, other = 0]: readonly number[]): { distance: number; middle: number } {
  return { distance: Math.max(MIN_PINCH_PIXELS, Math.abs(one - other)), middle: (one + other) / 2 };
}
