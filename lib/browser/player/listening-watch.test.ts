import { describe, expect, it } from "vitest";
import { addSpan, type Span } from "./listening-log.ts";
import { lookAgain, watch } from "./listening-watch.ts";
import { initialPlayerState, type PlayerState } from "./player-state.ts";

type Step = [nowMs: number, state: Partial<PlayerState>];

/** All that went by while a player became what the steps say. */
function heard(...steps: Step[]): Span[] {
  let state = initialPlayerState;
  let watched = watch(state, 0);
  let spans: Span[] = [];
  for (const [nowMs, patch] of steps) {
    state = { ...state, ...patch };
    const seen = lookAgain(watched, state, nowMs);
    watched = seen.watched;
    spans = seen.spans.reduce(addSpan, spans);
  }
  return spans;
}

const play: Step = [1000, { isPlaying: true }];
const played = (from: number, to: number, rate = 1) => ({ from, to, rate, mode: "played" });

describe("what went by", () => {
  it.each<[string, Step[], object[]]>([
    ["is what played", [play, [1250, { currentSeconds: 0.25 }], [1500, { currentSeconds: 0.5 }]], [played(0, 0.5)]],
    ["is nothing that was only looked at", [[1000, { currentSeconds: 0.5 }]], []],
    [
      "ends at a jump and goes on after it",
      [play, [2000, { currentSeconds: 1 }], [2010, { currentSeconds: 60 }], [3010, { currentSeconds: 61 }]],
      [played(0, 1), played(60, 61)],
    ],
    [
      "ends at a jump back",
      [play, [3000, { currentSeconds: 2 }], [3010, { currentSeconds: 1 }], [4010, { currentSeconds: 2 }]],
      [played(0, 2), played(1, 2)],
    ],
    [
      "has the speed at which it was played",
      [play, [2000, { currentSeconds: 1 }], [2000, { rate: 4 }], [3000, { currentSeconds: 5 }]],
      [played(0, 1), played(1, 5, 4)],
    ],
    ["is nothing that advanced faster than its speed", [play, [2000, { currentSeconds: 2 }]], []],
    [
      "is nothing that was muted",
      [play, [2000, { currentSeconds: 1 }], [2000, { isMuted: true }], [3000, { currentSeconds: 2 }]],
      [played(0, 1)],
    ],
    [
      "is nothing without volume",
      [[0, { volume: 0 }], play, [2000, { currentSeconds: 1 }], [2000, { volume: 1 }], [3000, { currentSeconds: 2 }]],
      [played(1, 2)],
    ],
    [
      "is skipped where it was jumped over for its silence",
      [
        play,
        [2000, { currentSeconds: 1 }],
        [2010, { skipped: { from: 1.01, to: 9 } }],
        [2011, { currentSeconds: 9 }],
        [3011, { currentSeconds: 10 }],
      ],
      [played(0, 1.01), { from: 1.01, to: 9, rate: 1, mode: "skipped" }, played(9, 10)],
    ],
    [
      "does not hang on how often other things change",
      [play, [1240, { isWaiting: true }], [1249, { isWaiting: false }], [1250, { currentSeconds: 0.25 }]],
      [played(0, 0.25)],
    ],
  ])("%s", (_name, steps, spans) => expect(heard(...steps)).toEqual(spans));
});
