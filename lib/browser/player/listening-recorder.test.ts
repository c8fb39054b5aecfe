import { describe, expect, it } from "vitest";
import type { ListeningClaim } from "../../contract/listening.ts";
import { judgeClaim } from "../../domain/review/listening-clock.ts";
import type { ListeningAnswer } from "./listening-line.ts";
import { createListeningRecorder } from "./listening-recorder.ts";
import { initialPlayerState, type PlayerState } from "./player-state.ts";
import { createScope } from "./scope.ts";
import { createStore } from "./store.ts";

/** Lets the recorder hear what the server has answered. */
const answered = () => new Promise((resolve) => setImmediate(resolve));

/** A player, a clock, and a server that judges claims by that clock; its answers may be held up or lost. */
function stage() {
  let nowMs = 100_000;
  let sessions = 0;
  let last = { session: "", sequence: 0, nonce: "" };
  let clocks = { sessionUsedUntilMs: 0, personUsedUntilMs: 0 };
  let broken: "line" | "answer" | null = null;
  let answerMs = 0;
  const taken: ListeningClaim["spans"][] = [];
  const refused: string[] = [];
  const store = createStore<PlayerState>(initialPlayerState);

  function answer(): ListeningAnswer {
    if (broken === "answer") return { result: "lost" };
    return { result: "taken", session: { ...last, share: taken.length / 100 } };
  }
  function refuse(why: string): ListeningAnswer {
    refused.push(why);
    return { result: "refused" };
  }
  const line = {
    async start() {
      if (broken === "line") return { result: "lost" as const };
      sessions += 1;
      last = { session: `s${sessions}`, sequence: 0, nonce: `n${sessions}` };
      clocks = { sessionUsedUntilMs: nowMs, personUsedUntilMs: 0 };
      nowMs += answerMs;
      return answer();
    },
    async claim({ spans, ...claim }: ListeningClaim) {
      if (broken === "line") return { result: "lost" as const };
      if (claim.session !== last.session || claim.nonce !== last.nonce || claim.sequence <= last.sequence)
        return refuse("replayed");
      const playedMs = spans.reduce(
        (sum, one) => sum + (one.mode === "played" ? (one.to - one.from) / one.rate : 0),
        0,
      );
      const judged = judgeClaim({ nowMs, playedMs: playedMs * 1000, clocks });
      if (judged.result !== "taken") return refuse(judged.result);
      clocks = judged.clocks;
      last = { ...claim, nonce: `${claim.nonce}+` };
      taken.push(spans);
      nowMs += answerMs;
      return answer();
    },
  };
  const recorder = createListeningRecorder({ store, scope: createScope(), line, nowMs: () => nowMs });
  return {
    ...recorder,
    store,
    taken,
    refused,
    sessions: () => sessions,
    breakDown: (what: typeof broken) => {
      broken = what;
    },
    slowDown: (ms: number) => {
      answerMs = ms;
    },
    /** Plays for so long, in the ticks of an element. */
    async play(seconds: number, rate = 1) {
      store.set({ isPlaying: true, rate });
      await answered();
      for (let tick = 0; tick < seconds * 4; tick += 1) {
        nowMs += 250;
        store.set({ currentSeconds: store.get().currentSeconds + 0.25 * rate });
      }
    },
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

const played = (from: number, to: number, rate = 1) => ({ from, to, rate, mode: "played" });

describe("a player that tells what is heard", () => {
  it("claims what went by since the last time", async () => {
    const { play, flushListening, taken, refused } = stage();
    await play(10);
    expect(await flushListening()).toBe(0.01);
    await play(5, 2);
    await flushListening();
    expect(taken).toEqual([[played(0, 10)], [played(10, 20, 2)]]);
    expect(refused).toEqual([]);
  });

  it("claims by itself when it stops", async () => {
    const { play, store, taken } = stage();
    await play(3);
    store.set({ isPlaying: false });
    await answered();
    expect(taken).toEqual([[played(0, 3)]]);
  });

  it("begins no session before something is heard, and claims nothing of nothing", async () => {
    const { flushListening, sessions, taken } = stage();
    expect(await flushListening()).toBeNull();
    expect([sessions(), taken]).toEqual([0, []]);
  });

  it("claims no more than the clock allows, however slow the server begins", async () => {
    const { play, flushListening, slowDown, taken, refused } = stage();
    slowDown(5000);
    await play(10);
    await flushListening();
    slowDown(0);
    await play(10);
    await flushListening();
    expect(refused).toEqual([]);
    expect(taken.at(-1)?.at(-1)).toEqual(played(10, 20));
  });

  it("claims again what may not have arrived", async () => {
    const { play, flushListening, breakDown, taken, refused } = stage();
    await play(1);
    await flushListening();
    breakDown("line");
    await play(10);
    await flushListening();
    breakDown(null);
    await play(5);
    await flushListening();
    expect(taken.at(-1)).toEqual([played(1, 16)]);
    expect(refused).toEqual([]);
  });

  it("counts nothing twice where only the answer was lost, and goes on in another session", async () => {
    const { play, flushListening, breakDown, taken, refused, sessions } = stage();
    await play(1);
    await flushListening();
    breakDown("answer");
    await play(10);
    await flushListening();
    breakDown(null);
    await flushListening();
    expect([refused, sessions()]).toEqual([["replayed"], 2]);
    await play(5);
    await flushListening();
    expect(taken).toEqual([[played(0, 1)], [played(1, 11)], [played(11, 16)]]);
  });

  it("goes on where a page was left alone for long", async () => {
    const { play, flushListening, wait, taken, refused } = stage();
    await play(10);
    await flushListening();
    wait(3_600_000);
    await play(10);
    await flushListening();
    expect(refused).toEqual([]);
    expect(taken.at(-1)).toEqual([played(10, 20)]);
  });
});
