/** The closest look, in pixels a second. */
export const MAX_PIXELS_PER_SECOND = 200;

const STEP = 1.6;

/** The bounds of the zoom: from the whole recording in the width (`fit`) to {@link MAX_PIXELS_PER_SECOND}. */
export type ZoomRange = { fitPixelsPerSecond: number };

/** Whether there is anything to zoom into: a short recording fills the width more closely than the limit. */
export function canZoom({ fitPixelsPerSecond }: ZoomRange): boolean {
  return fitPixelsPerSecond > 0 && fitPixelsPerSecond < MAX_PIXELS_PER_SECOND;
}

/** A zoom inside its bounds, or null for "the whole recording in the width". */
export function clampZoom(range: ZoomRange, pixelsPerSecond: number): number | null {
  if (!canZoom(range) || !(pixelsPerSecond > range.fitPixelsPerSecond)) return null;
  return Math.min(pixelsPerSecond, MAX_PIXELS_PER_SECOND);
}

/** One step closer or further. */
export function stepZoom(range: ZoomRange, zoom: number | null, steps: number): number | null {
  return clampZoom(range, (zoom ?? range.fitPixelsPerSecond) * STEP ** steps);
}

/** Where a zoom stands between the bounds, 0 to 1; each step is equally far, as the ear and the eye count. */
export function toZoomRatio(range: ZoomRange, zoom: number | null): number {
  if (zoom === null || !canZoom(range)) return 0;
  return Math.log(zoom / range.fitPixelsPerSecond) / Math.log(MAX_PIXELS_PER_SECOND / range.fitPixelsPerSecond);
}

/** The zoom that stands at `ratio`: the inverse of {@link toZoomRatio}. */
export function zoomOfRatio(range: ZoomRange, ratio: number): number | null {
  if (!canZoom(range)) return null;
  const { fitPixelsPerSecond } = range;
  return clampZoom(range, fitPixelsPerSecond * (MAX_PIXELS_PER_SECOND / fitPixelsPerSecond) ** ratio);
}
