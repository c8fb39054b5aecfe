import type { ListeningGain } from "../../domain/listening-gain.ts";
import { type KeyHandlers, listenToKeys } from "../keys/listen-to-keys.ts";
import { type Comparison, createComparison } from "./comparison.ts";
import { createFindingCursor, type FindingCursor } from "./finding-cursor.ts";
import { openListeningLine } from "./listening-line.ts";
import { claimRegularly, createListeningRecorder, type ListeningRecorder } from "./listening-recorder.ts";
import { createLoop } from "./loop.ts";
import { createLoudness } from "./loudness.ts";
import { showInSystem } from "./media-session.ts";
import { initialPlayerState, type PlayerState } from "./player-state.ts";
import { preferences } from "./preferences.ts";
import { resumePlace } from "./resume.ts";
import { createScope, type Scope } from "./scope.ts";
import { createSelectionMarker, type SelectionMarker } from "./selection.ts";
import { createSilenceSkipper } from "./silence-skipper.ts";
import { createSound } from "./sound.ts";
import { createStore, type Store } from "./store.ts";
import type { Track } from "./track.ts";
import { createTransport, type Transport } from "./transport.ts";
import { listenToWaveformKeys } from "./waveform/keys.ts";
import { createWaveform } from "./waveform/waveform.ts";
import { stepZoom } from "./waveform/zoom.ts";

/** A player of one recording: its state, what can be asked of it, and its end. */
export type Player = FindingCursor &
  Pick<Transport, "play" | "pause" | "toggle" | "seek" | "setRate" | "stepRate" | "setVolume"> &
  Comparison &
  ListeningRecorder &
  SelectionMarker & {
    track: Track;
    state: Pick<Store<PlayerState>, "get" | "subscribe">;
    toggleMuted(): void;
    /** Begins or ends to repeat the selection, or all where there is none. */
    toggleLoop(): void;
    /** Says by how much even loudness turns this recording up or down; null where nobody knows. */
    setListeningGain(gain: ListeningGain | null): void;
    /** The highest sample of each channel in the last moment, 0 to 1; null where nothing measures. */
    readPeaks(): number[] | null;
    /** Pixels a second, or null for the whole recording in the width. */
    setZoom(pixelsPerSecond: number | null): void;
    /** Closer by so many steps, or further where negative. */
    zoomBy(steps: number): void;
    /** Shows the stretch that begins at that moment. */
    scrollTo(startSeconds: number): void;
    /** Each channel in a lane of its own, or all on top of each other. */
    setChannelsApart(areChannelsApart: boolean): void;
    /** After a fault: asks again for whatever is missing. */
    retry(): void;
    destroy(): void;
  };

type PlayerElements = {
  /** The whole player: keys pressed in here are always meant for the page's commands. */
  root: HTMLElement;
  media: HTMLAudioElement;
  /** Where the stretch of the waveform that is in view is drawn. */
  container: HTMLElement;
  /** Where the whole of it is drawn. */
  overview: HTMLElement;
};

/** Makes a player over elements that are on the page. It listens to the page until it is destroyed. */
export function createPlayer(elements: PlayerElements, track: Track): Player {
  const { root, media } = elements;
  const scope = createScope();
  const store = createStore<PlayerState>(initialPlayerState);
  const sound = createSound(media, store, scope);
  const transport = createTransport({ media, track, store, scope, sound });
  const selection = createSelectionMarker(track, store);
  const waveform = createWaveform({ ...elements, seek: transport.seek, selection, track, store, scope });
  const parts = { media, track, store, scope, transport, sound };
  restorePreferences(transport, scope, store);
  resumePlace(parts);
  createSilenceSkipper(parts);
  showInSystem(parts);

  const zoomBy = (steps: number) => waveform.zoom(stepZoom(store.get(), store.get().zoomPixelsPerSecond, steps));
  const player: Player = {
    track,
    state: store,
    ...transport,
    ...createFindingCursor(transport, store),
    ...createComparison(parts),
    ...createLoop(parts),
    ...createLoudness(parts),
    ...record(parts),
    ...selection,
    readPeaks: sound.readPeaks,
    toggleMuted: () => transport.setMuted(!store.get().isMuted),
    setZoom: (pixelsPerSecond) => waveform.zoom(pixelsPerSecond),
    zoomBy,
    scrollTo: waveform.scrollTo,
    setChannelsApart: (areChannelsApart) => store.set({ areChannelsApart }),
    retry: () => {
      if (store.get().fault) transport.reload();
      if (store.get().waveform === "failed") waveform.reload();
    },
    destroy: scope.end,
  };
  root.dataset.takesKeys = "";
  listenToKeys(() => handlersOf(player), { signal: scope.signal });
  listenToWaveformKeys(player, { scope, root });
  return player;
}

/** Tells the server what is heard, where it wants to know. */
function record({ track, store, scope }: { track: Track; store: Store<PlayerState>; scope: Scope }): ListeningRecorder {
  if (!track.listeningAddress) return { flushListening: async () => null };
  const recorder = createListeningRecorder({ store, scope, line: openListeningLine(track.listeningAddress) });
  claimRegularly(recorder, scope);
  return recorder;
}

function restorePreferences(transport: Transport, scope: Scope, store: Store<PlayerState>): void {
  const { volume, isMuted } = preferences().get();
  transport.setVolume(volume);
  transport.setMuted(isMuted);
  scope.add(
    store.subscribe(() => {
      const state = store.get();
      preferences().set({ volume: state.volume, isMuted: state.isMuted });
    }),
  );
}

const SKIP_SECONDS = 5;
const FINE_SKIP_SECONDS = 1;

function handlersOf(player: Player): KeyHandlers {
  const skip = (seconds: number) => () => player.seek(player.state.get().currentSeconds + seconds);
  return {
    play: player.toggle,
    back: skip(-SKIP_SECONDS),
    on: skip(SKIP_SECONDS),
    backFinely: skip(-FINE_SKIP_SECONDS),
    onFinely: skip(FINE_SKIP_SECONDS),
    start: () => player.seek(0),
    end: () => player.seek(player.track.durationSeconds),
    mute: player.toggleMuted,
    slower: () => player.stepRate(-1),
    faster: () => player.stepRate(1),
    loop: player.toggleLoop,
    ...(player.state.get().hasOriginal && { compare: player.compare }),
    nextFinding: () => player.stepFinding(1),
    previousFinding: () => player.stepFinding(-1),
    zoomIn: () => player.zoomBy(1),
    zoomOut: () => player.zoomBy(-1),
  };
}
