import { diagnoseMedia } from "./media-fault.ts";
import type { PlayerState } from "./player-state.ts";
import { clampRate, stepRate } from "./rates.ts";
import type { Scope } from "./scope.ts";
import type { Sound } from "./sound.ts";
import type { Store } from "./store.ts";
import type { Track } from "./track.ts";

/** Plays one media element and tells the store what becomes of it. */
export type Transport = {
  play(): void;
  pause(): void;
  toggle(): void;
  /** Seconds from the start; kept inside the recording. */
  seek(seconds: number): void;
  /** 0.25 to 4; the pitch is kept. */
  setRate(rate: number): void;
  /** The next rate on offer. Whoever slows down while it plays missed something: it goes back a little. */
  stepRate(direction: 1 | -1): void;
  setVolume(volume: number): void;
  setMuted(isMuted: boolean): void;
  /** Asks for the recording again, at the place where it broke off. */
  reload(): void;
};

type TransportOptions = {
  media: HTMLAudioElement;
  track: Track;
  store: Store<PlayerState>;
  scope: Scope;
  sound: Sound;
};

const SLOWING_REWIND_SECONDS = 2;

/** Takes over `media` until the scope ends, and pauses it then. */
export function createTransport(options: TransportOptions): Transport {
  const { media, track, store, scope, sound } = options;
  followMedia(options);
  scope.add(() => media.pause());

  function play(): void {
    media.play().catch((error: unknown) => {
      if (scope.isOver || !(error instanceof DOMException)) return;
      if (error.name === "NotAllowedError") store.set({ fault: "blocked" });
    });
  }

  function seek(seconds: number): void {
    const target = Math.max(0, Math.min(seconds, track.durationSeconds));
    media.currentTime = target;
    // Before its first bytes the element keeps the place for later and says nothing.
    store.set({ currentSeconds: target, resumedSeconds: null });
  }

  function setRate(rate: number): void {
    const kept = clampRate(rate);
    media.preservesPitch = true;
    // `load()` falls back to the default rate.
    media.defaultPlaybackRate = kept;
    media.playbackRate = kept;
  }

  return {
    play,
    pause: () => media.pause(),
    seek,
    toggle: () => (media.paused ? play() : media.pause()),
    setRate,
    stepRate: (direction) => {
      const rate = stepRate(media.playbackRate, direction);
      const isSlower = rate < media.playbackRate;
      setRate(rate);
      if (isSlower && !media.paused) seek(media.currentTime - SLOWING_REWIND_SECONDS);
    },
    setVolume: sound.setVolume,
    setMuted: sound.setMuted,
    reload: () => {
      const { currentSeconds } = store.get();
      store.set({ fault: null });
      media.load();
      seek(currentSeconds);
    },
  };
}

function followMedia({ media, track, store, scope }: Omit<TransportOptions, "sound">): void {
  const on = (type: string, patch: () => Partial<PlayerState>) => scope.listen(media, type, () => store.set(patch()));
  on("play", () => ({ isPlaying: true, fault: null }));
  on("playing", () => ({ isWaiting: false, fault: null }));
  on("waiting", () => ({ isWaiting: true }));
  on("pause", () => ({ isPlaying: false, isWaiting: false }));
  on("ended", () => ({ isPlaying: false, isWaiting: false, currentSeconds: track.durationSeconds }));
  on("ratechange", () => ({ rate: media.playbackRate }));
  const tellTime = () => ({ currentSeconds: media.currentTime });
  on("timeupdate", tellTime);
  on("seeked", tellTime);

  const onError = () => {
    store.set({ isPlaying: false, isWaiting: false });
    diagnoseMedia(track.fileAddress, scope.signal).then(
      (fault) => !scope.isOver && store.set({ fault }),
      () => undefined,
    );
  };
  scope.listen(media, "error", onError);
  // The element began to load before anyone listened.
  if (media.error) onError();
}
