import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { playFrom, playStretch } from "./play-stretch.ts";
import { initialPlayerState, type PlayerState } from "./player-state.ts";
import { createStore } from "./store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A recording that runs by the clock of the test and tells its place four times a second, as browsers do. */
function tape(patch: Partial<PlayerState> = {}) {
  const state = createStore<PlayerState>({ ...initialPlayerState, ...patch });
  setInterval(() => {
    const { isPlaying, currentSeconds, rate } = state.get();
    if (isPlaying) state.set({ currentSeconds: currentSeconds + 0.25 * rate });
  }, 250);
  const player = {
    state,
    seek: (seconds: number) => state.set({ currentSeconds: seconds }),
    toggle: () => state.set({ isPlaying: !state.get().isPlaying }),
  };
  return { ...player, pass: (seconds: number) => vi.advanceTimersByTime(seconds * 1000) };
}

describe("a stretch", () => {
  it.each([
    ["from rest", {}, 1.9, 2.1],
    ["while it plays", { isPlaying: true, currentSeconds: 9 }, 1.9, 2.1],
    ["at twice the speed", { rate: 2 }, 0.95, 1.05],
  ])("is played %s, and no further", (_name, patch, before, after) => {
    const player = tape(patch);
    playStretch(player, { from: 3, to: 5 });
    expect(player.state.get()).toMatchObject({ isPlaying: true, currentSeconds: 3 });
    player.pass(before);
    expect(player.state.get().isPlaying).toBe(true);
    player.pass(after - before);
    expect(player.state.get().isPlaying).toBe(false);
    player.toggle();
    player.pass(5);
    expect(player.state.get().isPlaying).toBe(true);
  });

  it("ends though it is shorter than the player's own steps", () => {
    const player = tape();
    playStretch(player, { from: 3, to: 3.1 });
    player.pass(0.11);
    expect(player.state.get().isPlaying).toBe(false);
  });

  it.each<[string, (player: ReturnType<typeof tape>) => void]>([
    ["somebody goes back", (player) => player.seek(1)],
    ["somebody goes on", (player) => player.seek(8)],
    [
      "somebody pauses and plays again",
      (player) => {
        player.toggle();
        player.toggle();
      },
    ],
  ])("is forgotten when %s", (_name, act) => {
    const player = tape();
    playStretch(player, { from: 3, to: 5 });
    player.pass(1);
    act(player);
    player.pass(20);
    expect(player.state.get().isPlaying).toBe(true);
  });

  it("is let go", () => {
    const player = tape();
    const letGo = playStretch(player, { from: 3, to: 5 });
    player.pass(1.9);
    letGo();
    player.pass(5);
    expect(player.state.get().isPlaying).toBe(true);
  });
});

it("plays on from a moment, whether it rests or plays", () => {
  const player = tape();
  playFrom(player, 4);
  expect(player.state.get()).toMatchObject({ isPlaying: true, currentSeconds: 4 });
  playFrom(player, 2);
  expect(player.state.get()).toMatchObject({ isPlaying: true, currentSeconds: 2 });
});
