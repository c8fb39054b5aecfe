import { obey } from "../keys/listen-to-keys.ts";
import type { PlayerState } from "./player-state.ts";
import type { Scope } from "./scope.ts";
import type { Store } from "./store.ts";
import type { Track } from "./track.ts";
import type { Transport } from "./transport.ts";

type SessionOptions = {
  media: HTMLMediaElement;
  track: Track;
  store: Store<PlayerState>;
  scope: Scope;
  transport: Transport;
};

const SKIP_SECONDS = 5;

/**
 * Shows what plays where the system shows it, and obeys the media keys of keyboards, headphones and lock screens. From the
 * first time it plays: a page that was only opened takes nothing from another player.
 */
export function showInSystem({ media, track, store, scope, transport }: SessionOptions): void {
  if (!("mediaSession" in navigator)) return;
  const session = navigator.mediaSession;
  const skip = (seconds: number) => transport.seek(store.get().currentSeconds + seconds);
  const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
    play: transport.play,
    pause: transport.pause,
    stop: transport.pause,
    seekbackward: ({ seekOffset }) => skip(-(seekOffset ?? SKIP_SECONDS)),
    seekforward: ({ seekOffset }) => skip(seekOffset ?? SKIP_SECONDS),
    seekto: ({ seekTime }) => seekTime !== undefined && transport.seek(seekTime),
    previoustrack: () => void obey("previousAudio"),
    nexttrack: () => void obey("nextAudio"),
  };

  function handle(isOurs: boolean): void {
    for (const [action, handler] of Object.entries(handlers)) {
      try {
        session.setActionHandler(action as MediaSessionAction, isOurs ? handler : null);
      } catch {
        // A browser that does not know the action.
      }
    }
  }

  function tellPosition(): void {
    const duration = track.durationSeconds;
    session.setPositionState({
      duration,
      playbackRate: media.playbackRate,
      position: Math.min(media.currentTime, duration),
    });
  }

  let isShown = false;
  scope.listen(media, "play", () => {
    session.metadata = new MediaMetadata({ title: document.title });
    session.playbackState = "playing";
    if (!isShown) handle(true);
    isShown = true;
    tellPosition();
  });
  scope.listen(media, "pause", () => {
    session.playbackState = "paused";
  });
  for (const type of ["seeked", "ratechange"]) scope.listen(media, type, () => isShown && tellPosition());
  scope.add(() => {
    if (!isShown) return;
    handle(false);
    session.metadata = null;
    session.playbackState = "none";
  });
}
