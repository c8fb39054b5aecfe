import type { Peaks } from "../../../domain/peaks.ts";
import type { PlayerState } from "../player-state.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import type { Track } from "../track.ts";
import type { Camera } from "./camera.ts";
import { readColours, watchTheme } from "./colours.ts";
import { drawEnvelope } from "./envelope.ts";
import { nextOverviewGesture, OVERVIEW_IDLE, type OverviewGesture, type OverviewStep } from "./overview-gestures.ts";

export type OverviewOptions = {
  /** Where it is drawn. */
  overview: HTMLElement;
  media: HTMLAudioElement;
  camera: Camera;
  seek(seconds: number): void;
  track: Track;
  store: Store<PlayerState>;
  scope: Scope;
};

const FULL_SCALE = 32_768;

/** All channels in one: pairs of least and greatest, -1 to 1. */
export function toOverviewValues({
  data,
  length,
  channels,
}: Pick<Peaks, "data" | "length" | "channels">): Float32Array {
  const values = new Float32Array(length * 2);
  for (let pixel = 0; pixel < length; pixel += 1) {
    let [least, greatest] = [FULL_SCALE, -FULL_SCALE];
    for (let place = pixel * channels * 2; place < (pixel + 1) * channels * 2; place += 2) {
      least = Math.min(least, data[place] as number);
      greatest = Math.max(greatest, data[place + 1] as number);
    }
    values[pixel * 2] = least / FULL_SCALE;
    values[pixel * 2 + 1] = greatest / FULL_SCALE;
  }
  return values;
}

/** Draws the whole recording in the width, with what was played of it, and tells the store where the media is. */
export async function createOverview(values: Float32Array, options: OverviewOptions): Promise<void> {
  const { overview, media, track, store, scope } = options;
  const { default: Surfer } = await import("wavesurfer.js");
  if (scope.isOver) return;
  const surfer = Surfer.create({
    container: overview,
    media,
    peaks: [values],
    duration: track.durationSeconds,
    height: overview.clientHeight,
    renderFunction: ([drawn], context) => drawEnvelope(drawn ?? [], context),
    // The cursor is an element, which reads the theme's properties by itself.
    cursorColor: "var(--color-foreground)",
    cursorWidth: 1,
    interact: false,
    ...readColours(overview),
  });
  // The slider over the waveform is the one stop for the keyboard; without this Chromium makes the scroller another.
  const scroller = surfer.getWrapper().parentElement;
  if (scroller) scroller.tabIndex = -1;
  surfer.on("timeupdate", (currentSeconds) => store.set({ currentSeconds }));
  watchTheme(scope, () => surfer.setOptions(readColours(overview)));
  scope.add(() => surfer.destroy());
  listenToOverview(options);
}

function listenToOverview({ overview, camera, seek, track, scope }: OverviewOptions): void {
  let gesture: OverviewGesture = OVERVIEW_IDLE;
  const obey = (kind: OverviewStep["event"]) => (event: PointerEvent) => {
    if (kind === "down" && event.button !== 0) return;
    if (kind === "down") overview.setPointerCapture(event.pointerId);
    const view = camera.view();
    if (!view.widthPixels) return;
    const x = event.clientX - overview.getBoundingClientRect().left;
    const { durationSeconds } = track;
    const { gesture: next, deed } = nextOverviewGesture(gesture, { event: kind, x }, { view, durationSeconds });
    gesture = next;
    if (deed?.does === "seek") seek(deed.seconds);
    if (deed?.does === "scroll") camera.scrollTo(deed.seconds);
  };
  for (const kind of ["down", "move", "up", "cancel"] as const)
    scope.listen<PointerEvent>(overview, `pointer${kind}`, obey(kind));
}
