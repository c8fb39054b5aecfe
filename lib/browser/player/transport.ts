import { diagnoseMedia } from "./media-fault.ts";
import type { PlayerState } from "./player-state.ts";
import type { Scope } from "./scope.ts";
import type { Store } from "./store.ts";
import type { Track } from "./track.ts";

/** Plays one media element and tells the store what becomes of it. */
export type Transport = {
  play(): void;
  toggle(): void;
  /** Seconds from the start; kept inside the recording. */
  seek(seconds: number): void;
  setRate(rate: number): void;
  setVolume(volume: number): void;
  setMuted(isMuted: boolean): void;
  /** Asks for the recording again, at the place where it broke off. */
  reload(): void;
};

type TransportOptions = { media: HTMLAudioElement; track: Track; store: Store<PlayerState>; scope: Scope };

/** Takes over `media` until the scope ends, and pauses it then. */
export function createTransport({ media, track, store, scope }: TransportOptions): Transport {
  followMedia({ media, track, store, scope });
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
    store.set({ currentSeconds: target });
  }

  return {
    play,
    seek,
    toggle: () => (media.paused ? play() : media.pause()),
    setRate: (rate) => {
      media.preservesPitch = true;
      // `load()` falls back to the default rate.
      media.defaultPlaybackRate = rate;
      media.playbackRate = rate;
    },
    setVolume: (volume) => {
      media.volume = Math.max(0, Math.min(1, volume));
    },
    setMuted: (isMuted) => {
      media.muted = isMuted;
    },
    reload: () => {
      const { currentSeconds } = store.get();
      store.set({ fault: null });
      media.load();
      seek(currentSeconds);
    },
  };
}

function followMedia({ media, track, store, scope }: TransportOptions): void {
  const on = (type: string, patch: () => Partial<PlayerState>) => scope.listen(media, type, () => store.set(patch()));
  on("play", () => ({ isPlaying: true, fault: null }));
  on("playing", () => ({ isWaiting: false, fault: null }));
  on("waiting", () => ({ isWaiting: true }));
  on("pause", () => ({ isPlaying: false, isWaiting: false }));
  on("ended", () => ({ isPlaying: false, isWaiting: false, currentSeconds: track.durationSeconds }));
  on("ratechange", () => ({ rate: media.playbackRate }));
  on("volumechange", () => ({ volume: media.volume, isMuted: media.muted }));
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
