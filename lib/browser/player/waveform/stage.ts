import type { PlayerState } from "../player-state.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import type { Track } from "../track.ts";
import { toView } from "./camera.ts";
import { readColours, watchTheme } from "./colours.ts";
import { type Painting, paint } from "./paint.ts";
import { type ChannelPicture, toGrid, toPictures } from "./picture.ts";
import { type OverviewPeaks, planStretches } from "./stretches.ts";
import type { TileLoader } from "./tile-loader.ts";
import { levelOfLook, tilesIn } from "./tiles.ts";
import { isTooFastToFollow, pixelsAt, spanOf, type View } from "./view.ts";

/** What is drawn: a recording of so many frames and channels, whose overview is here and whose tiles come. */
export type Scenery = {
  frames: number;
  sampleRateHz: number;
  channels: number;
  overview: OverviewPeaks;
  /** Null where there is nothing but the overview. */
  tiles: TileLoader | null;
};

/** The canvas of the stretch in view. */
export type Stage = {
  /** Draws the picture anew with the next frame: there is more to draw it from. */
  redraw(): void;
  /** Takes the size that the container has now. */
  resize(): void;
};

type StageOptions = { container: HTMLElement; track: Track; store: Store<PlayerState>; scope: Scope };

/** Who scrolls or zooms asks for nothing until they rest for that long, or go on for that long. */
const LOOK_DELAY_MS = 80;

/**
 * A canvas in `container` that shows what the store says is in view, until the scope ends. It is drawn at most once a
 * frame, and only when something changed; where only the cursor moved, no more than it passed over.
 */
export function createStage(scenery: Scenery, { container, track, store, scope }: StageOptions): Stage {
  const canvas = addCanvas(container, scope);
  const context = canvas.getContext("2d");
  let colours = readColours(container);
  // Kept, because to ask for it while drawing would make the browser lay the page out an extra time.
  let heightPixels = container.clientHeight;
  let shown: Painting | null = null;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function draw(): void {
    frame = 0;
    const state = store.get();
    const view = toView(state, track.durationSeconds);
    if (!context || !view.widthPixels) return;
    const playedColumns = pixelsAt(view, state.currentSeconds) * devicePixelRatio;
    if (shown) {
      const before = shown.playedColumns;
      shown = { ...shown, playedColumns };
      paint(context, shown, passedOver(before, playedColumns, canvas.width));
      return;
    }
    resizeCanvas(canvas, { ...view, heightPixels });
    shown = { ...compose(scenery, view, state, canvas.width), colours, playedColumns };
    paint(context, shown, { from: 0, to: canvas.width });
  }

  function schedule(): void {
    frame ||= requestAnimationFrame(draw);
  }

  function redraw(): void {
    shown = null;
    schedule();
  }

  function look(): void {
    timer ??= setTimeout(() => {
      timer = null;
      const state = store.get();
      scenery.tiles?.want(wantedTiles(scenery, toView(state, track.durationSeconds), state));
    }, LOOK_DELAY_MS);
  }

  onViewChange(store, scope, { redraw, look, moveCursor: schedule });
  watchTheme(scope, () => {
    colours = readColours(container);
    redraw();
  });
  scope.add(() => {
    cancelAnimationFrame(frame);
    if (timer) clearTimeout(timer);
  });
  redraw();
  look();
  return {
    redraw,
    resize() {
      heightPixels = container.clientHeight;
      redraw();
    },
  };
}

function addCanvas(container: HTMLElement, scope: Scope): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.style.cssText = "position:absolute;inset:0;width:100%;height:100%";
  container.append(canvas);
  scope.add(() => {
    canvas.remove();
    // Without pixels its memory goes at once, and not when garbage is collected.
    canvas.width = 0;
  });
  return canvas;
}

/** As many pixels as the screen has; to set them, even to the same number, would clear the canvas. */
function resizeCanvas(canvas: HTMLCanvasElement, size: { widthPixels: number; heightPixels: number }): void {
  const width = Math.max(1, Math.round(size.widthPixels * devicePixelRatio));
  const height = Math.max(1, Math.round(size.heightPixels * devicePixelRatio));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

type Composition = Pick<Painting, "lanes" | "columnsPerSample" | "devicePixelRatio">;

function compose(scenery: Scenery, view: View, state: PlayerState, columns: number): Composition {
  const { sampleRateHz, channels, overview, frames, tiles } = scenery;
  const framesPerColumn = sampleRateHz / (view.pixelsPerSecond * devicePixelRatio);
  const grid = toGrid(view.startSeconds * sampleRateHz, framesPerColumn, columns);
  const to = Math.min(grid.firstFrame + framesPerColumn * columns, frames);
  const stretches = planStretches({ from: grid.firstFrame, to }, levelOf(scenery, view), {
    find: (tile) => tiles?.find(tile),
    overview,
  });
  const pictures = toPictures(stretches, grid, channels);
  const lanes: ChannelPicture[][] = state.areChannelsApart ? pictures.map((one) => [one]) : [pictures];
  return { lanes, columnsPerSample: 1 / framesPerColumn, devicePixelRatio };
}

function levelOf({ sampleRateHz, channels, overview, tiles }: Scenery, view: View): number {
  if (!tiles) return overview.level;
  return levelOfLook({
    framesPerPixel: sampleRateHz / view.pixelsPerSecond,
    framesInView: spanOf(view) * sampleRateHz,
    channels,
    overviewLevel: overview.level,
  });
}

/** The tiles of what is in view, and while it plays of the page that comes next. */
function wantedTiles(scenery: Scenery, view: View, { isPlaying, rate }: PlayerState) {
  const { sampleRateHz, frames, overview } = scenery;
  const level = levelOf(scenery, view);
  if (level >= overview.level || !view.widthPixels) return [];
  const pages = isPlaying && !isTooFastToFollow(view, rate) ? 2 : 1;
  const from = view.startSeconds * sampleRateHz;
  return tilesIn(level, { from, to: Math.min(from + spanOf(view) * pages * sampleRateHz, frames) });
}

/** The columns between two places of the cursor, and one on either side. */
function passedOver(before: number, now: number, columns: number): { from: number; to: number } {
  const from = Math.max(0, Math.floor(Math.min(before, now)) - 1);
  return { from, to: Math.min(columns, Math.ceil(Math.max(before, now)) + 1) };
}

type ViewChange = { redraw(): void; look(): void; moveCursor(): void };

const SHOWS: readonly (keyof PlayerState)[] = [
  "visibleStartSeconds",
  "visibleEndSeconds",
  "zoomPixelsPerSecond",
  "fitPixelsPerSecond",
  "areChannelsApart",
];

function onViewChange(store: Store<PlayerState>, scope: Scope, change: ViewChange): void {
  let before = store.get();
  const onChange = () => {
    const now = store.get();
    const isAnother = SHOWS.some((name) => now[name] !== before[name]);
    if (isAnother) change.redraw();
    else if (now.currentSeconds !== before.currentSeconds) change.moveCursor();
    if (isAnother || now.isPlaying !== before.isPlaying) change.look();
    before = now;
  };
  scope.add(store.subscribe(onChange));
}
