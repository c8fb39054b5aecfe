import type { PlayerState } from "./player-state.ts";
import type { Scope } from "./scope.ts";
import type { Sound } from "./sound.ts";
import type { Store } from "./store.ts";

/** The file as it was sent: where it is, and as what. */
export type Original = { address: string; mediaType: string };

/** Lets somebody hear the original in place of the WAV, at the same instant. */
export type Comparison = {
  /** Says which original there is; it is offered where the browser can play it. */
  offerOriginal(original: Original | null): void;
  /** Hears the other of the two. */
  compare(): void;
};

type ComparisonOptions = { media: HTMLMediaElement; store: Store<PlayerState>; scope: Scope; sound: Sound };

/**
 * The WAV goes on all the while, silent or not: its position is the player's. The original runs beside it from the first time
 * that it is asked for, so that from then on the other one is heard at once.
 */
export function createComparison({ media, store, scope, sound }: ComparisonOptions): Comparison {
  let offered: Original | null = null;
  let original: HTMLAudioElement | null = null;

  function open(address: string): HTMLAudioElement {
    const opened = new Audio(address);
    opened.preload = "auto";
    sound.add("original", opened);
    scope.listen(opened, "error", () => {
      original = null;
      sound.choose("wav");
      store.set({ heard: "wav", hasOriginal: false, hasOriginalFailed: true });
    });
    scope.listen(opened, "canplay", () => store.get().heard === "loading" && hear("original"));
    scope.add(() => {
      opened.pause();
      opened.removeAttribute("src");
      opened.load();
    });
    follow(media, opened, scope);
    return opened;
  }

  function hear(heard: "wav" | "original"): void {
    sound.choose(heard);
    store.set({ heard });
  }

  return {
    offerOriginal(next) {
      offered = next;
      store.set({ hasOriginal: next !== null && media.canPlayType(next.mediaType) !== "" });
    },
    compare() {
      if (!offered || !store.get().hasOriginal) return;
      if (store.get().heard !== "wav") return hear("wav");
      original ??= open(offered.address);
      if (original.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) hear("original");
      else store.set({ heard: "loading" });
    },
  };
}

const LOOK_EVERY_MS = 200;
/** Further apart than this, it jumps; nearer, it catches up by playing a little faster or slower. */
const JUMP_SECONDS = 0.3;
const MOST_CORRECTION = 0.08;

/** Keeps `other` where `media` is, playing or not. */
function follow(media: HTMLMediaElement, other: HTMLMediaElement, scope: Scope): void {
  other.preservesPitch = true;

  function jump(): void {
    other.currentTime = media.currentTime;
  }
  function run(): void {
    jump();
    other.playbackRate = media.playbackRate;
    // What cannot be played says so by an error of its own.
    other.play().catch(() => undefined);
  }
  function rest(): void {
    other.pause();
    jump();
  }
  function correct(): void {
    if (media.paused || media.seeking || other.seeking || other.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) return;
    const aheadSeconds = other.currentTime - media.currentTime;
    // All of it is made good within half a second, as far as nobody hears it.
    const correction = Math.max(-MOST_CORRECTION, Math.min(-aheadSeconds * 2, MOST_CORRECTION));
    if (Math.abs(aheadSeconds) > JUMP_SECONDS) jump();
    else other.playbackRate = media.playbackRate * (1 + correction);
  }

  scope.listen(media, "play", run);
  scope.listen(media, "pause", rest);
  scope.listen(media, "seeking", jump);
  const timer = setInterval(correct, LOOK_EVERY_MS);
  scope.add(() => clearInterval(timer));
  if (media.paused) rest();
  else run();
}
