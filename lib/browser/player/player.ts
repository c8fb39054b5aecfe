import { createFindingCursor, type FindingCursor } from "./finding-cursor.ts";
import { isKeyTaken, type PlayerCommand, toPlayerCommand } from "./keys.ts";
import { initialPlayerState, type PlayerState } from "./player-state.ts";
import { preferences } from "./preferences.ts";
import { createScope, type Scope } from "./scope.ts";
import { createStore, type Store } from "./store.ts";
import type { Track } from "./track.ts";
import { createTransport, type Transport } from "./transport.ts";
import { createWaveform, type Waveform } from "./waveform.ts";
import { stepZoom } from "./zoom.ts";

/** A player of one recording: its state, what can be asked of it, and its end. */
export type Player = FindingCursor & {
  track: Track;
  state: Pick<Store<PlayerState>, "get" | "subscribe">;
  toggle(): void;
  seek(seconds: number): void;
  setRate(rate: number): void;
  setVolume(volume: number): void;
  toggleMuted(): void;
  /** Pixels a second, or null for the whole recording in the width. */
  setZoom(pixelsPerSecond: number | null): void;
  /** Closer by so many steps, or further where negative. */
  zoomBy(steps: number): void;
  /** After a fault: asks again for whatever is missing. */
  retry(): void;
  destroy(): void;
};

type PlayerElements = {
  /** The whole player: keys pressed in here are always meant for it. */
  root: HTMLElement;
  media: HTMLAudioElement;
  /** Where the waveform is drawn. */
  container: HTMLElement;
};

/** Makes a player over elements that are on the page. It listens to the page until it is destroyed. */
export function createPlayer(elements: PlayerElements, track: Track): Player {
  const scope = createScope();
  const store = createStore<PlayerState>(initialPlayerState);
  const transport = createTransport({ media: elements.media, track, store, scope });
  const waveform = createWaveform({ ...elements, track, store, scope });
  restorePreferences(transport, scope, store);

  const zoomBy = (steps: number) => waveform.zoom(stepZoom(store.get(), store.get().zoomPixelsPerSecond, steps));
  const player: Player = {
    track,
    state: store,
    ...transport,
    ...createFindingCursor(transport, store),
    toggleMuted: () => transport.setMuted(!store.get().isMuted),
    setZoom: (pixelsPerSecond) => waveform.zoom(pixelsPerSecond),
    zoomBy,
    retry: () => {
      if (store.get().fault) transport.reload();
      if (store.get().waveform === "failed") waveform.reload();
    },
    destroy: scope.end,
  };
  listenToKeys(player, elements.root, scope);
  listenToWheel(elements.container, { waveform, store, scope });
  return player;
}

function restorePreferences(transport: Transport, scope: Scope, store: Store<PlayerState>): void {
  const { volume, isMuted } = preferences().get();
  transport.setVolume(volume);
  transport.setMuted(isMuted);
  store.set({ volume, isMuted });
  scope.add(
    store.subscribe(() => {
      const state = store.get();
      preferences().set({ volume: state.volume, isMuted: state.isMuted });
    }),
  );
}

function listenToKeys(player: Player, root: HTMLElement, scope: Scope): void {
  scope.listen<KeyboardEvent>(document, "keydown", (event) => {
    const isInside = event.target instanceof Node && root.contains(event.target);
    if (event.defaultPrevented || (!isInside && !preferences().get().hasPageShortcuts)) return;
    const command = toPlayerCommand(event);
    if (!command || isKeyTaken(event.target, event.key)) return;
    event.preventDefault();
    obey(player, command);
  });
}

function obey(player: Player, command: PlayerCommand): void {
  if (command.type === "toggle") player.toggle();
  else if (command.type === "skip") player.seek(player.state.get().currentSeconds + command.seconds);
  else if (command.type === "start") player.seek(0);
  else if (command.type === "end") player.seek(player.track.durationSeconds);
  else if (command.type === "mute") player.toggleMuted();
  else if (command.type === "finding") player.stepFinding(command.direction);
  else player.zoomBy(command.direction);
}

/** How many pixels of wheel make one step of zoom. */
const WHEEL_PIXELS_PER_STEP = 120;

function listenToWheel(
  container: HTMLElement,
  { waveform, store, scope }: { waveform: Waveform; store: Store<PlayerState>; scope: Scope },
): void {
  const onWheel = (event: WheelEvent) => {
    // Pinching a touchpad arrives as a wheel with the control key too.
    if (!event.ctrlKey) return;
    event.preventDefault();
    const offsetPixels = event.clientX - container.getBoundingClientRect().left;
    const seconds = waveform.secondsAt(offsetPixels);
    const zoom = stepZoom(store.get(), store.get().zoomPixelsPerSecond, -event.deltaY / WHEEL_PIXELS_PER_STEP);
    waveform.zoom(zoom, { seconds, offsetPixels });
  };
  scope.listen(container, "wheel", onWheel, { passive: false });
}
