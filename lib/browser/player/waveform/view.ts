/** What can be seen of a recording: from where, how large and on how many pixels. */
export type View = { startSeconds: number; pixelsPerSecond: number; widthPixels: number };

/** A place that stays where it is on the screen while the zoom changes. */
export type ZoomAnchor = { seconds: number; offsetPixels: number };

/** How long the stretch in view is. */
export function spanOf({ pixelsPerSecond, widthPixels }: View): number {
  return widthPixels / pixelsPerSecond;
}

/** The moment drawn `offsetPixels` right of the left edge. */
export function secondsAt(view: View, offsetPixels: number): number {
  return view.startSeconds + offsetPixels / view.pixelsPerSecond;
}

/** How far right of the left edge a moment is drawn: the inverse of {@link secondsAt}. */
export function pixelsAt(view: View, seconds: number): number {
  return (seconds - view.startSeconds) * view.pixelsPerSecond;
}

export function isInView(view: View, seconds: number): boolean {
  return seconds >= view.startSeconds && seconds <= view.startSeconds + spanOf(view);
}

/** The view that begins at `startSeconds`, or as near to it as the ends of the recording allow. */
export function scrolledTo(view: View, startSeconds: number, durationSeconds: number): View {
  const latest = Math.max(0, durationSeconds - spanOf(view));
  return { ...view, startSeconds: Math.max(0, Math.min(startSeconds, latest)) };
}

/** The view at another zoom, with the anchor where it was. */
export function zoomedTo(view: View, pixelsPerSecond: number, anchor: ZoomAnchor, durationSeconds: number): View {
  const startSeconds = anchor.seconds - anchor.offsetPixels / pixelsPerSecond;
  return scrolledTo({ ...view, pixelsPerSecond }, startSeconds, durationSeconds);
}

/** The play cursor where it can be seen, else the middle of what can. */
export function anchorOf(view: View, cursorSeconds: number): ZoomAnchor {
  if (isInView(view, cursorSeconds)) return { seconds: cursorSeconds, offsetPixels: pixelsAt(view, cursorSeconds) };
  const offsetPixels = view.widthPixels / 2;
  return { seconds: secondsAt(view, offsetPixels), offsetPixels };
}

/** The view with the moment in its middle, where it is not in view anyway. */
export function revealing(view: View, seconds: number, durationSeconds: number): View {
  if (isInView(view, seconds)) return view;
  return scrolledTo(view, seconds - spanOf(view) / 2, durationSeconds);
}

/** What became of the play cursor: where it was, where it is, and what it does. */
export type CursorStep = { fromSeconds: number; toSeconds: number; isPlaying: boolean; rate: number };

/** A page that is over sooner than this is no page to look at, and would flicker. */
const SHORTEST_PAGE_SECONDS = 0.5;
/** Of what was seen before, so much stays on the left when a page is turned. */
const KEPT_SHARE = 0.05;

/** Whether what is in view goes by so fast that it cannot be followed. */
export function isTooFastToFollow(view: View, rate: number): boolean {
  return spanOf(view) < SHORTEST_PAGE_SECONDS * rate;
}

/**
 * The view after the cursor moved. While it plays pages are turned, and whoever has scrolled away from it is left in
 * peace; a cursor that rests is shown wherever it is put.
 */
export function following(view: View, step: CursorStep, durationSeconds: number): View {
  const { fromSeconds, toSeconds, isPlaying, rate } = step;
  if (isInView(view, toSeconds)) return view;
  if (!isPlaying) return revealing(view, toSeconds, durationSeconds);
  if (!isInView(view, fromSeconds) || isTooFastToFollow(view, rate)) return view;
  return scrolledTo(view, toSeconds - spanOf(view) * KEPT_SHARE, durationSeconds);
}
