/** A stretch or, where both are the same, a moment, in seconds. */
export type Span = { from: number; to: number };

/** Where something stands in what is in view, in percent of its width. */
export type Place = { left: number; width: number };

/** So far beyond an edge what goes on there is drawn, so that its own edge is not seen. */
const BEYOND_PERCENT = 2;

/**
 * Where `span` is drawn in a view, cut a little outside of it; null where nothing of it is seen. A box as wide as the whole
 * recording would not do: at the closest look at an hour it is wider than browsers can lay out.
 */
export function placeInView({ from, to }: Span, view: Span): Place | null {
  const length = view.to - view.from;
  if (!(length > 0) || to < view.from || from > view.to) return null;
  const left = Math.max(-BEYOND_PERCENT, ((from - view.from) / length) * 100);
  const right = Math.min(100 + BEYOND_PERCENT, ((to - view.from) / length) * 100);
  return { left, width: right - left };
}
