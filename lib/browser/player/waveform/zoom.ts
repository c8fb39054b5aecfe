/** The closest look: each sample takes so many pixels. */
export const MAX_PIXELS_PER_SAMPLE = 16;

const STEP = 2;

/** The bounds of the zoom: from the whole recording in the width (`fit`) to single samples (`max`). */
export type ZoomRange = { fitPixelsPerSecond: number; maxPixelsPerSecond: number };

/** Whether there is anything to zoom into: a handful of samples fills the width by itself. */
export function canZoom({ fitPixelsPerSecond, maxPixelsPerSecond }: ZoomRange): boolean {
  return fitPixelsPerSecond > 0 && fitPixelsPerSecond < maxPixelsPerSecond;
}

/** A zoom inside its bounds, or null for "the whole recording in the width". */
export function clampZoom(range: ZoomRange, pixelsPerSecond: number): number | null {
  if (!canZoom(range) || !(pixelsPerSecond > range.fitPixelsPerSecond)) return null;
  return Math.min(pixelsPerSecond, range.maxPixelsPerSecond);
}

/** One step closer or further. */
export function stepZoom(range: ZoomRange, zoom: number | null, steps: number): number | null {
  return clampZoom(range, (zoom ?? range.fitPixelsPerSecond) * STEP ** steps);
}

/** Where a zoom stands between the bounds, 0 to 1; each step is equally far, as the ear and the eye count. */
export function toZoomRatio(range: ZoomRange, zoom: number | null): number {
  if (zoom === null || !canZoom(range)) return 0;
  return Math.log(zoom / range.fitPixelsPerSecond) / Math.log(range.maxPixelsPerSecond / range.fitPixelsPerSecond);
}

/** The zoom that stands at `ratio`: the inverse of {@link toZoomRatio}. */
export function zoomOfRatio(range: ZoomRange, ratio: number): number | null {
  if (!canZoom(range)) return null;
  const { fitPixelsPerSecond, maxPixelsPerSecond } = range;
  return clampZoom(range, fitPixelsPerSecond * (maxPixelsPerSecond / fitPixelsPerSecond) ** ratio);
}
