import type { Finding } from "../../domain/findings/finding.ts";
import type { FindingCursor } from "./finding-cursor.ts";
import { listenFrom } from "./finding-steps.ts";
import type { Player } from "./player.ts";
import { createStore, type Store } from "./store.ts";

/** Where a walk through findings is: `index` is null while nobody walks. */
export type TourState = {
  index: number | null;
  /** The finding was heard, and the walk waits for a word or a step. */
  isResting: boolean;
  /** It came to its end, and was not begun again since. */
  hasEnded: boolean;
};

/** A walk through the findings of a recording, each for a few seconds. */
export type FindingTour = {
  state: Pick<Store<TourState>, "get" | "subscribe">;
  /** Begins at the first finding, or where it was stopped. */
  start(): void;
  /** Stops where it is, and the player with it. */
  stop(): void;
  /** To the next finding or the one before; past the last it ends. */
  step(direction: 1 | -1): void;
  destroy(): void;
};

type Walked = Pick<Player, "state" | "track" | "seek" | "toggle"> & Pick<FindingCursor, "hearFinding" | "takeSteps">;

/** What is walked through. */
export type TourRoute = {
  findings: readonly Finding[];
  /** Whether the walk rests after this finding until somebody says something; else it goes on by itself. */
  waitsAt(index: number): boolean;
};

/** So much of a finding is heard, and so much of what follows it. */
const MOST_SECONDS = 3;
const TAIL_SECONDS = 0.5;
/** Who is further off than this went there by hand, as to play a comment. */
const AWAY_SECONDS = 2;
/** A player that has come to its end may stand a little before it. */
const END_SLACK_SECONDS = 0.05;

/** The moment up to which a walk listens to a finding. */
export function listenUntil({ from, to }: Pick<Finding, "from" | "to">, durationSeconds: number): number {
  return Math.min(Math.min(to, from + MOST_SECONDS) + TAIL_SECONDS, durationSeconds - END_SLACK_SECONDS);
}

/** A walk that has not begun. */
export const initialTourState: TourState = { index: null, isResting: false, hasEnded: false };

/** A walk with this player, which may be used meanwhile: the walk follows it. `route` is asked anew at each step. */
export function createFindingTour(player: Walked, route: () => TourRoute): FindingTour {
  const store = createStore<TourState>(initialTourState);
  let phase: "idle" | "moving" | "listening" | "pausing" | "resting" = "idle";
  let resumeAt = 0;
  /** Where the player was last, and when: playing alone comes no further than time does. */
  let seen = { seconds: 0, atMs: 0 };
  let restsAtSeconds = 0;
  /** Of the finding at which the walk ended: whoever goes to another one has done with it. */
  let lastIndex: number | null = null;

  function hear(index: number): void {
    const finding = route().findings[index];
    if (!finding) {
      end();
      return;
    }
    phase = "moving";
    const { isPlaying, findingIndex } = player.state.get();
    // Asked to hear what it plays, the player would pause.
    if (isPlaying && findingIndex === index) player.seek(listenFrom(finding));
    else player.hearFinding(index);
    phase = "listening";
    store.set({ index, isResting: false, hasEnded: false });
  }

  function rest(): void {
    const { isPlaying } = player.state.get();
    phase = isPlaying ? "pausing" : "resting";
    store.set({ isResting: true });
    if (isPlaying) player.toggle();
  }

  function leave(state: TourState): void {
    letGo(state);
    if (player.state.get().isPlaying) player.toggle();
  }

  function letGo(state: TourState): void {
    phase = "idle";
    player.takeSteps(null);
    store.set(state);
  }

  /** How far the player has moved beyond what playing since it was last looked at explains. */
  function leap(): number {
    const { currentSeconds, rate } = player.state.get();
    const { seconds, atMs } = seen;
    if (currentSeconds !== seconds) seen = { seconds: currentSeconds, atMs: performance.now() };
    return currentSeconds - seconds - ((seen.atMs - atMs) / 1000) * rate;
  }

  function end(): void {
    resumeAt = 0;
    lastIndex = player.state.get().findingIndex;
    leave({ ...initialTourState, hasEnded: true });
  }

  function stop(): void {
    const { index } = store.get();
    if (index === null) return;
    resumeAt = index;
    leave(initialTourState);
  }

  function step(direction: 1 | -1): void {
    const { index } = store.get();
    if (index !== null) hear(Math.max(0, index + direction));
  }

  function follow(): void {
    const { index, hasEnded } = store.get();
    const { findingIndex, currentSeconds, isPlaying } = player.state.get();
    const leapSeconds = leap();
    if (hasEnded && findingIndex !== lastIndex) store.set({ hasEnded: false });
    if (index === null || phase === "moving") return;
    const finding = route().findings[findingIndex ?? -1];
    if (!finding) stop();
    else if (findingIndex !== index) {
      // Somebody chose another one: the walk goes on from there. Its place is told next.
      phase = "listening";
      store.set({ index: findingIndex, isResting: false });
    } else if (phase === "pausing" && !isPlaying) {
      phase = "resting";
      restsAtSeconds = currentSeconds;
    } else if (phase === "resting" && isPlaying) {
      if (Math.abs(currentSeconds - restsAtSeconds) > AWAY_SECONDS) stayAway(index);
      else hear(index);
    } else if (phase === "listening") {
      const until = listenUntil(finding, player.track.durationSeconds);
      if (currentSeconds > until + AWAY_SECONDS && leapSeconds > AWAY_SECONDS) stayAway(index);
      else if (currentSeconds >= until) {
        if (route().waitsAt(index)) rest();
        else step(1);
      }
    }
  }

  /** Somebody went elsewhere to listen: the finding was not heard, and the walk can be gone on with there. */
  function stayAway(index: number): void {
    resumeAt = index;
    letGo(initialTourState);
  }

  const forget = player.state.subscribe(follow);
  return {
    state: store,
    start() {
      if (route().findings.length === 0) return;
      player.takeSteps(step);
      hear(resumeAt < route().findings.length ? resumeAt : 0);
    },
    stop,
    step,
    destroy() {
      forget();
      player.takeSteps(null);
    },
  };
}
