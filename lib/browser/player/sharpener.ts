import type WaveSurfer from "wavesurfer.js";
import { levelForZoom, type PeakPage, pagesInView } from "../../domain/peak-plan.ts";
import { type Detail, putPage, toFinerDetail } from "./detail.ts";
import type { OpenPeaks } from "./open-peaks.ts";
import type { PlayerState } from "./player-state.ts";
import type { Scope } from "./scope.ts";
import type { Store } from "./store.ts";
import type { Track } from "./track.ts";

/** Keeps the drawing as fine as the screen can show. */
export type Sharpener = {
  /** Says that something else may be in view; it is looked at a moment later, once for many calls. */
  look(): void;
};

type SharpenerOptions = {
  surfer: WaveSurfer;
  source: OpenPeaks;
  detail: Detail;
  media: HTMLAudioElement;
  track: Track;
  store: Store<PlayerState>;
  scope: Scope;
};

const LOOK_DELAY_MS = 150;

/** Asks for finer peaks of what is in view, and of nothing else: an hour at the finest level would be 76 requests. */
export function createSharpener(options: SharpenerOptions): Sharpener {
  const { surfer, source, media, track, store, scope } = options;
  const { frames, sampleRateHz } = source;
  let { detail } = options;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function sharpen(): Promise<void> {
    timer = null;
    const { zoomPixelsPerSecond, fitPixelsPerSecond, visibleStartSeconds, visibleEndSeconds } = store.get();
    const pixelsPerSecond = (zoomPixelsPerSecond ?? fitPixelsPerSecond) * devicePixelRatio;
    const level = levelForZoom({ frames, sampleRateHz, pixelsPerSecond });
    // What is finer than needed stays: it draws the same picture.
    if (level < detail.level) {
      detail = toFinerDetail(detail, level, frames);
      // An empty address would make the library take the recording away from the element.
      await surfer.load(media.currentSrc || media.src, detail.channels, track.durationSeconds);
    }
    const view = { sampleRateHz, startSeconds: visibleStartSeconds, endSeconds: visibleEndSeconds };
    const pages = pagesInView([...detail.missing], view);
    await Promise.all(pages.map((page) => bring(detail, page)));
  }

  async function bring(target: Detail, page: PeakPage): Promise<void> {
    target.missing.delete(page);
    try {
      putPage(target, page, await source.read(page));
      // The arrays are the ones the library draws from: with no new option it draws them again.
      if (target === detail) surfer.setOptions({});
    } catch {
      // The coarser picture stays, which is right as far as it goes; the next look tries again.
      target.missing.add(page);
    }
  }

  scope.add(() => timer && clearTimeout(timer));
  return {
    look() {
      timer ??= setTimeout(() => void sharpen().catch(() => undefined), LOOK_DELAY_MS);
    },
  };
}
