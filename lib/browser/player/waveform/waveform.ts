import { overviewLevel } from "../../../domain/peak-plan.ts";
import type { Peaks } from "../../../domain/peaks.ts";
import { type OpenPeaks, openPeaks, overviewPage } from "../open-peaks.ts";
import type { PlayerState } from "../player-state.ts";
import { UndrawableError } from "../read-wav-peaks.ts";
import type { Scope } from "../scope.ts";
import type { SelectionMarker } from "../selection.ts";
import type { Store } from "../store.ts";
import { framesOf, type Track } from "../track.ts";
import { openWavWindow } from "../wav-window.ts";
import { type Camera, createCamera } from "./camera.ts";
import { createOverview, toOverviewValues } from "./overview.ts";
import { listenToPointer, listenToWheel } from "./pointer.ts";
import { createStage, type Scenery } from "./stage.ts";
import { createTileLoader } from "./tile-loader.ts";

/** The drawing of one recording beside its media element. */
export type Waveform = Pick<Camera, "zoom" | "scrollTo"> & {
  /** Tries again after a failure. */
  reload(): void;
};

type WaveformOptions = {
  /** Where the stretch in view is drawn, and where the whole is. */
  container: HTMLElement;
  overview: HTMLElement;
  media: HTMLAudioElement;
  seek(seconds: number): void;
  selection: SelectionMarker;
  track: Track;
  store: Store<PlayerState>;
  scope: Scope;
};

/** Draws until the scope ends: first the overview, and finer peaks and samples of what is in view as it is zoomed. */
export function createWaveform(options: WaveformOptions): Waveform {
  const { container, store, scope, track } = options;
  const camera = createCamera(options);
  const hand = { ...options, camera };
  let isOpen = false;

  async function open(): Promise<void> {
    store.set({ waveform: "loading" });
    try {
      const opened = await openScenery(track, scope);
      if (scope.isOver || isOpen) return;
      isOpen = true;
      show(opened);
    } catch {
      if (!scope.isOver) store.set({ waveform: "failed" });
    }
  }

  function show({ source, peaks }: Opened): void {
    const scenery = toScenery({ source, peaks, track, scope, onArrive: () => stage.redraw() });
    store.set({ channelCount: peaks.channels });
    camera.resize(container.clientWidth);
    const stage = createStage(scenery, options);
    const observer = new ResizeObserver(() => {
      camera.resize(container.clientWidth);
      stage.resize();
    });
    observer.observe(container);
    scope.add(() => observer.disconnect());
    listenToPointer(hand);
    listenToWheel(hand);
    store.set({ waveform: source ? "ready" : "flat" });
    // Whoever sees no overview can still listen, and look at the waveform itself.
    createOverview(toOverviewValues(peaks), hand).catch(() => undefined);
  }

  void open();
  return { zoom: camera.zoom, scrollTo: camera.scrollTo, reload: () => void (isOpen || open()) };
}

/** The peaks of the whole recording, and where finer ones come from: null where there are none, and a line is drawn. */
type Opened = { source: OpenPeaks | null; peaks: Peaks };

async function openScenery(track: Track, scope: Scope): Promise<Opened> {
  try {
    const source = await openPeaks(track, scope.signal);
    return { source, peaks: await source.read(overviewPage(source.frames), scope.signal) };
  } catch (error) {
    if (error instanceof UndrawableError) return { source: null, peaks: flatPeaks(track) };
    throw error;
  }
}

/** A line: of a recording whose peaks are not to be had. */
function flatPeaks(track: Track): Peaks {
  const { to: length } = overviewPage(framesOf(track));
  const { sampleRateHz } = track;
  return { sampleRateHz, samplesPerPixel: 0, length, channels: 1, data: new Int16Array(length * 2) };
}

type SceneryOptions = Opened & { track: Track; scope: Scope; onArrive: () => void };

function toScenery({ source, peaks, track, scope, onArrive }: SceneryOptions): Scenery {
  const { channels, data } = peaks;
  const { frames, sampleRateHz } = source ?? { frames: framesOf(track), sampleRateHz: track.sampleRateHz };
  const samples = openWavWindow(track.fileAddress, scope.signal);
  const tiles = source && createTileLoader({ peaks: source, samples, channels }, { scope, onArrive });
  return { frames, sampleRateHz, channels, overview: { level: overviewLevel(frames), data }, tiles };
}
