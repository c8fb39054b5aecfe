import type { PlayerState } from "./player-state.ts";
import { createPositionAlarm } from "./position-alarm.ts";
import type { Scope } from "./scope.ts";
import type { Sound } from "./sound.ts";
import type { Store } from "./store.ts";
import type { Track } from "./track.ts";
import type { Transport } from "./transport.ts";

type LoopOptions = {
  media: HTMLMediaElement;
  track: Track;
  store: Store<PlayerState>;
  scope: Scope;
  transport: Transport;
  sound: Sound;
};

/** What is shorter would be a tone, not a stretch. */
const SHORTEST_SECONDS = 0.05;

/** Plays the selection, or where there is none all of it, again and again. */
export function createLoop({ media, track, store, scope, transport, sound }: LoopOptions): { toggleLoop(): void } {
  const stretch = () => {
    const { selection, isLooping } = store.get();
    if (!isLooping) return null;
    return selection && selection.to - selection.from >= SHORTEST_SECONDS
      ? selection
      : { from: 0, to: track.durationSeconds };
  };
  const goBack = () => {
    const from = stretch()?.from ?? 0;
    sound.silenceAfter(null);
    transport.seek(from);
    return from;
  };
  const alarm = createPositionAlarm({
    media,
    scope,
    // Whoever goes elsewhere by hand is let go on from there.
    next: (seconds) => {
      const looped = stretch();
      return looped && seconds < looped.to && seconds >= looped.from - SHORTEST_SECONDS ? looped.to : null;
    },
    ring: goBack,
    // A timer may be late; sound is not.
    approach: (seconds) => sound.silenceAfter(seconds),
  });
  for (const type of ["seeking", "pause", "ratechange"]) {
    scope.listen(media, type, () => sound.silenceAfter(null));
  }
  scope.listen(media, "ended", () => {
    if (!stretch()) return;
    goBack();
    transport.play();
  });
  let { selection } = store.get();
  scope.add(
    store.subscribe(() => {
      if (selection === store.get().selection) return;
      selection = store.get().selection;
      sound.silenceAfter(null);
      alarm.look();
    }),
  );
  return {
    toggleLoop() {
      store.set({ isLooping: !store.get().isLooping });
      sound.silenceAfter(null);
      const looped = stretch();
      const { currentSeconds } = store.get();
      if (looped && (currentSeconds < looped.from || currentSeconds >= looped.to)) transport.seek(looped.from);
      alarm.look();
    },
  };
}
