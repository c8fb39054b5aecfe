import type WaveSurfer from "wavesurfer.js";
import { overviewLevel } from "../../domain/peak-plan.ts";
import { levelLength } from "../../domain/peaks.ts";
import { type Detail, flatDetail, toDetail } from "./detail.ts";
import { drawEnvelope } from "./envelope.ts";
import { openPeaks } from "./open-peaks.ts";
import type { PlayerState } from "./player-state.ts";
import { UndrawableError } from "./read-wav-peaks.ts";
import type { Scope } from "./scope.ts";
import { createSharpener, type Sharpener } from "./sharpener.ts";
import type { Store } from "./store.ts";
import type { Track } from "./track.ts";
import { readColours, watchTheme } from "./waveform-colours.ts";
import { clampZoom } from "./zoom.ts";

/** A place that stays where it is on the screen while the zoom changes. */
export type ZoomAnchor = { seconds: number; offsetPixels: number };

/** The drawing of one recording on top of its media element. */
export type Waveform = {
  /** Pixels a second, or null for the whole recording in the width. */
  zoom(pixelsPerSecond: number | null, anchor?: ZoomAnchor): void;
  /** The moment that is drawn `offsetPixels` right of the waveform's left edge. */
  secondsAt(offsetPixels: number): number;
  /** Tries again after a failure. */
  reload(): void;
};

type WaveformOptions = {
  container: HTMLElement;
  media: HTMLAudioElement;
  track: Track;
  store: Store<PlayerState>;
  scope: Scope;
};

const HEIGHT_PIXELS = 160;

/** Draws into `container` until the scope ends: first the overview, and finer peaks of what is in view as it is zoomed. */
export function createWaveform(options: WaveformOptions): Waveform {
  const { store, scope, track } = options;
  let surfer: WaveSurfer | null = null;
  let sharpener: Sharpener | null = null;

  async function open(): Promise<void> {
    store.set({ waveform: "loading" });
    try {
      const [{ default: Surfer }, overview] = await Promise.all([import("wavesurfer.js"), readOverview()]);
      if (scope.isOver) return;
      surfer = draw(Surfer, options, overview?.detail ?? flatDetail());
      if (!overview) return;
      sharpener = createSharpener({ surfer, ...overview, ...options });
      surfer.on("scroll", sharpener.look);
    } catch {
      if (!scope.isOver) store.set({ waveform: "failed" });
    }
  }

  async function readOverview() {
    try {
      const source = await openPeaks(track, scope.signal);
      const level = overviewLevel(source.frames);
      const peaks = await source.read({ level, from: 0, to: levelLength(source.frames, level) });
      return { source, detail: toDetail(level, peaks) };
    } catch (error) {
      if (error instanceof UndrawableError) return null;
      throw error;
    }
  }

  scope.add(() => surfer?.destroy());
  void open();

  return {
    zoom(pixelsPerSecond, anchor) {
      if (!surfer) return;
      const zoom = pixelsPerSecond === null ? null : clampZoom(store.get(), pixelsPerSecond);
      const kept = anchor ?? cursorAnchor(surfer, store.get());
      // First, because drawing tells at once what can be seen.
      store.set({ zoomPixelsPerSecond: zoom });
      surfer.zoom(zoom ?? 0);
      if (zoom !== null) surfer.setScroll(kept.seconds * zoom - kept.offsetPixels);
      sharpener?.look();
    },
    secondsAt(offsetPixels) {
      const { zoomPixelsPerSecond, fitPixelsPerSecond } = store.get();
      return ((surfer?.getScroll() ?? 0) + offsetPixels) / (zoomPixelsPerSecond ?? (fitPixelsPerSecond || 1));
    },
    reload: () => void (surfer ?? open()),
  };
}

function draw(Surfer: typeof WaveSurfer, options: WaveformOptions, detail: Detail): WaveSurfer {
  const { container, media, track, store, scope } = options;
  const surfer = Surfer.create({
    container,
    media,
    peaks: detail.channels,
    duration: track.durationSeconds,
    height: HEIGHT_PIXELS / detail.channels.length,
    splitChannels: detail.channels.map(() => ({})),
    renderFunction: ([values], context) => drawEnvelope(values ?? [], context),
    // The cursor is an element, which reads the theme's properties by itself.
    cursorColor: "var(--color-foreground)",
    cursorWidth: 2,
    dragToSeek: { debounceTime: 0 },
    ...readColours(container),
  });
  // The slider beside the drawing is the one stop for the keyboard; without this Chromium makes the scroller another.
  const scroller = surfer.getWrapper().parentElement;
  if (scroller) scroller.tabIndex = -1;

  const measure = () => {
    const fitPixelsPerSecond = surfer.getWidth() / track.durationSeconds;
    const { zoomPixelsPerSecond } = store.get();
    store.set({
      waveform: detail.isFlat ? "flat" : "ready",
      fitPixelsPerSecond,
      zoomPixelsPerSecond: zoomPixelsPerSecond && clampZoom({ fitPixelsPerSecond }, zoomPixelsPerSecond),
    });
    tellEdges();
  };
  const tellEdges = () => {
    const { zoomPixelsPerSecond, fitPixelsPerSecond } = store.get();
    const scale = zoomPixelsPerSecond ?? fitPixelsPerSecond;
    if (!scale) return;
    const left = surfer.getScroll();
    const visibleEndSeconds = Math.min((left + surfer.getWidth()) / scale, track.durationSeconds);
    store.set({ visibleStartSeconds: left / scale, visibleEndSeconds });
  };
  surfer.on("scroll", tellEdges);
  surfer.on("ready", measure);
  surfer.on("resize", measure);
  surfer.on("timeupdate", (currentSeconds) => store.set({ currentSeconds }));
  watchTheme(scope, () => surfer.setOptions(readColours(container)));
  return surfer;
}

/** The play cursor where it can be seen, else the middle of what can. */
function cursorAnchor(surfer: WaveSurfer, state: PlayerState): ZoomAnchor {
  const { currentSeconds, zoomPixelsPerSecond, fitPixelsPerSecond } = state;
  const scale = zoomPixelsPerSecond ?? fitPixelsPerSecond;
  const offsetPixels = currentSeconds * scale - surfer.getScroll();
  const width = surfer.getWidth();
  if (offsetPixels >= 0 && offsetPixels <= width) return { seconds: currentSeconds, offsetPixels };
  return { seconds: (surfer.getScroll() + width / 2) / (scale || 1), offsetPixels: width / 2 };
}
