import { keepText, readKept } from "../kept-text.ts";
import { isWorthKeeping, keepPlace, parsePlaces } from "./places.ts";
import type { PlayerState } from "./player-state.ts";
import type { Scope } from "./scope.ts";
import type { Store } from "./store.ts";
import type { Track } from "./track.ts";
import type { Transport } from "./transport.ts";

type ResumeOptions = {
  media: HTMLMediaElement;
  track: Track;
  store: Store<PlayerState>;
  scope: Scope;
  transport: Transport;
};

const STORAGE_KEY = "earmark.places";
const KEEP_EVERY_MS = 5000;

/** Goes to where this person stopped the last time, and keeps where they stop now. */
export function resumePlace({ media, track, store, scope, transport }: ResumeOptions): void {
  const { fileAddress: address, durationSeconds } = track;
  const left = parsePlaces(readKept(STORAGE_KEY)).find((place) => place.address === address);
  if (left && isWorthKeeping(left.seconds, durationSeconds)) {
    transport.seek(left.seconds);
    store.set({ resumedSeconds: left.seconds });
  }

  // Who has not listened leaves the place as it was.
  let hasPlayed = false;
  const keep = () => {
    if (!hasPlayed) return;
    const place = { address, seconds: store.get().currentSeconds };
    keepText(STORAGE_KEY, JSON.stringify(keepPlace(parsePlaces(readKept(STORAGE_KEY)), place, durationSeconds)));
  };
  scope.listen(media, "play", () => {
    hasPlayed = true;
  });
  scope.listen(media, "pause", keep);
  scope.listen(window, "pagehide", keep);
  const timer = setInterval(() => store.get().isPlaying && keep(), KEEP_EVERY_MS);
  scope.add(() => {
    clearInterval(timer);
    keep();
  });
}
