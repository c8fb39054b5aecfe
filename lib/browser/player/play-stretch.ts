import type { Player } from "./player.ts";

/** What is needed of a player to hear a part of its recording. */
type Hearing = Pick<Player, "state" | "seek" | "toggle">;

/** A seek that lands this near is at its place. */
const NEAR_SECONDS = 0.1;
/** The player tells its place a few times a second: nearer to the end than this a timer knows better. */
const LAST_SECONDS = 0.6;

/** Plays on from a moment. */
export function playFrom(player: Hearing, seconds: number): void {
  player.seek(seconds);
  if (!player.state.get().isPlaying) player.toggle();
}

/**
 * Plays a stretch of the recording and pauses at its end, unless somebody pauses it or goes elsewhere meanwhile. The
 * returned function lets it play on.
 */
export function playStretch(player: Hearing, { from, to }: { from: number; to: number }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasBegun = false;

  const end = () => {
    clearTimeout(timer);
    unsubscribe();
  };
  const stop = () => {
    end();
    if (player.state.get().isPlaying) player.toggle();
  };
  const follow = () => {
    const { isPlaying, currentSeconds, rate } = player.state.get();
    clearTimeout(timer);
    if (hasBegun && !isPlaying) return end();
    hasBegun ||= isPlaying;
    if (currentSeconds < from - NEAR_SECONDS || currentSeconds > to + LAST_SECONDS) return end();
    const leftSeconds = to - currentSeconds;
    if (leftSeconds <= 0) return stop();
    if (isPlaying && leftSeconds < LAST_SECONDS) timer = setTimeout(stop, (leftSeconds / rate) * 1000);
  };

  player.seek(from);
  const unsubscribe = player.state.subscribe(follow);
  if (!player.state.get().isPlaying) player.toggle();
  // Where it played already nothing changed, and the end may be near.
  follow();
  return end;
}
