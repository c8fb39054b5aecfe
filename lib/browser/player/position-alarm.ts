import type { Scope } from "./scope.ts";

type AlarmOptions = {
  media: HTMLMediaElement;
  scope: Scope;
  /** The next place, in seconds, to ring at for somebody who is at `seconds`; null for none. */
  next(seconds: number): number | null;
  /** Called when playing reaches the place, some milliseconds before rather than after it. Answers where it went on. */
  ring(place: number): number;
  /** Told again and again how long it takes until the place is reached. */
  approach?(seconds: number): void;
};

/** Rings when a recording that plays reaches a place. */
export type PositionAlarm = {
  /** To be called where `next` may say something else now. */
  look(): void;
};

/** So early a place counts as reached: what a seek needs until the old sound stops. */
const EARLY_MS = 4;
/** Long waits are looked at again before their end: a clock drifts, and a line stalls. */
const CLOSE_MS = 60;

/**
 * Timers, not frames: they go on in a tab that nobody looks at. Element events come four times a second, far too seldom for
 * a place to be met.
 */
export function createPositionAlarm({ media, scope, next, ring, approach }: AlarmOptions): PositionAlarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let place: number | null = null;
  let isOwnSeek = false;

  function look(): void {
    clearTimeout(timer);
    if (scope.isOver || media.paused || media.seeking) return;
    // A late timer finds the place behind it.
    const isBehind = place !== null && media.currentTime >= place;
    if (!isBehind) place = next(media.currentTime);
    if (place === null) return;
    const remainingMs = ((place - media.currentTime) / media.playbackRate) * 1000;
    if (remainingMs > EARLY_MS) {
      approach?.(remainingMs / 1000);
      timer = setTimeout(look, remainingMs > CLOSE_MS ? remainingMs - CLOSE_MS / 2 : remainingMs - EARLY_MS / 2);
      return;
    }
    // Known at once: a browser that is busy may tell of the seek only when the next place is behind it too.
    place = next(ring(place));
    isOwnSeek = media.seeking;
  }

  scope.listen(media, "seeking", () => {
    if (!isOwnSeek) place = null;
    isOwnSeek = false;
  });
  for (const type of ["playing", "seeked", "ratechange", "timeupdate"]) scope.listen(media, type, look);
  scope.add(() => clearTimeout(timer));
  return {
    look() {
      place = null;
      look();
    },
  };
}
