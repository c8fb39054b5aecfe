import type { PlayerState } from "../player-state.ts";
import type { Scope } from "../scope.ts";
import type { SelectionMarker } from "../selection.ts";
import type { Store } from "../store.ts";
import type { Track } from "../track.ts";
import type { Camera } from "./camera.ts";
import { type Deed, edgeAt, type Gesture, IDLE, nextGesture, type PointerEventKind } from "./gestures.ts";
import { secondsAt } from "./view.ts";
import { stepZoom } from "./zoom.ts";

export type Hand = {
  container: HTMLElement;
  camera: Camera;
  seek(seconds: number): void;
  selection: SelectionMarker;
  track: Track;
  store: Store<PlayerState>;
  scope: Scope;
};

/** Obeys mouse, pen and fingers on the waveform until the scope ends: a click seeks, a drag selects, a pinch zooms. */
export function listenToPointer(hand: Hand): void {
  const { container, camera, store, scope, track } = hand;
  const pointers = new Map<number, number>();
  let gesture: Gesture = IDLE;

  function onPointer(event: PointerEvent, kind: PointerEventKind): void {
    const x = event.clientX - container.getBoundingClientRect().left;
    if (kind === "down") container.setPointerCapture(event.pointerId);
    if (kind === "down" || (kind === "move" && pointers.has(event.pointerId))) pointers.set(event.pointerId, x);
    if (kind === "up" || kind === "cancel") pointers.delete(event.pointerId);
    const { durationSeconds } = track;
    const surroundings = { view: camera.view(), selection: store.get().selection, durationSeconds };
    if (!surroundings.view.widthPixels) return;
    const next = nextGesture(gesture, { event: kind, xs: [...pointers.values()], x }, surroundings);
    gesture = next.gesture;
    if (next.deed) act(next.deed, hand);
    store.set({ isSelecting: gesture.kind === "select" });
    hover(event, x);
  }

  function hover(event: PointerEvent, x: number): void {
    const view = camera.view();
    const isHovering = event.pointerType !== "touch" && x >= 0 && x <= view.widthPixels;
    store.set({ hoverSeconds: isHovering ? secondsAt(view, x) : null });
    const isAtEdge = gesture.kind === "idle" && edgeAt(x, view, store.get().selection) !== null;
    container.style.cursor = isAtEdge ? "ew-resize" : "";
  }

  scope.listen<PointerEvent>(container, "pointerdown", (event) => event.button === 0 && onPointer(event, "down"));
  scope.listen<PointerEvent>(container, "pointermove", (event) => onPointer(event, "move"));
  scope.listen<PointerEvent>(container, "pointerup", (event) => onPointer(event, "up"));
  scope.listen<PointerEvent>(container, "pointercancel", (event) => onPointer(event, "cancel"));
  scope.listen(container, "pointerleave", () => store.set({ hoverSeconds: null }));
}

function act(deed: Deed, { camera, seek, selection }: Hand): void {
  if (deed.does === "seek") seek(deed.seconds);
  else if (deed.does === "select") selection.select(deed.selection);
  else camera.zoom(deed.pixelsPerSecond, deed.anchor);
}

/** How many pixels of wheel make one step of zoom. */
const WHEEL_PIXELS_PER_STEP = 160;
/** Of wheels that count lines. */
const PIXELS_PER_LINE = 40;

/** Obeys the wheel over the waveform: with Ctrl it zooms, sideways or with Shift it scrolls; else it is the page's. */
export function listenToWheel({ container, camera, store, scope }: Hand): void {
  const onWheel = (event: WheelEvent) => {
    const view = camera.view();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PIXELS_PER_LINE : 1;
    // Pinching a touchpad arrives as a wheel with the control key too.
    if (event.ctrlKey && view.widthPixels) {
      event.preventDefault();
      const offsetPixels = event.clientX - container.getBoundingClientRect().left;
      const { zoomPixelsPerSecond } = store.get();
      const zoom = stepZoom(store.get(), zoomPixelsPerSecond, (-event.deltaY * unit) / WHEEL_PIXELS_PER_STEP);
      return camera.zoom(zoom, { seconds: secondsAt(view, offsetPixels), offsetPixels });
    }
    // Browsers turn a wheel with Shift sideways, or leave that to the page.
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const pixels = (isSideways ? event.deltaX : event.shiftKey ? event.deltaY : 0) * unit;
    if (pixels === 0 || store.get().zoomPixelsPerSecond === null) return;
    event.preventDefault();
    camera.scrollTo(view.startSeconds + pixels / view.pixelsPerSecond);
  };
  scope.listen(container, "wheel", onWheel, { passive: false });
}
