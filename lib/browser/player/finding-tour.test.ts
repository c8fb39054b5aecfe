import { beforeEach, describe, expect, it } from "vitest";
import type { Finding } from "../../domain/findings/finding.ts";
import { createFindingCursor } from "./finding-cursor.ts";
import { createFindingTour, listenUntil } from "./finding-tour.ts";
import { initialPlayerState, type PlayerState } from "./player-state.ts";
import { createStore } from "./store.ts";
import type { Transport } from "./transport.ts";

const find = (from: number, to: number): Finding => ({
  ...{ kind: "clipping", severity: "low", from, to, channel: null, value: 1, sentence: "" },
});
const findings = [find(5, 5.2), find(20, 40), find(59, 60)];
const DURATION_SECONDS = 60;

/** A cursor over a transport that plays when told to and moves when `at` says so, as a media element would tell. */
function startPlayer() {
  const store = createStore<PlayerState>(initialPlayerState);
  const transport = {
    play: () => store.set({ isPlaying: true }),
    toggle: () => store.set({ isPlaying: !store.get().isPlaying }),
    seek: (seconds: number) => store.set({ currentSeconds: seconds }),
  } as Transport;
  const cursor = createFindingCursor(transport, store);
  cursor.setFindings(findings);
  const track = { fileAddress: "", peaksAddress: null, durationSeconds: DURATION_SECONDS, sampleRateHz: 8000 };
  return { ...transport, ...cursor, track, state: store, at: (seconds: number) => transport.seek(seconds) };
}

describe("a walk through findings", () => {
  let player: ReturnType<typeof startPlayer>;
  let open: boolean[];
  let route: readonly Finding[];
  let tour: ReturnType<typeof createFindingTour>;

  beforeEach(() => {
    player = startPlayer();
    open = [true, true, true];
    route = findings;
    tour = createFindingTour(player, () => ({ findings: route, waitsAt: (index) => open[index] ?? false }));
  });

  const told = () => {
    const { isPlaying, currentSeconds } = player.state.get();
    return { ...tour.state.get(), isPlaying, currentSeconds };
  };
  const walking = (index: number, isResting = false) => ({ index, isResting, hasEnded: false, isPlaying: !isResting });

  it("plays each from before it, rests after it, and goes on when told", () => {
    tour.start();
    expect(told()).toEqual({ ...walking(0), currentSeconds: 4 });
    player.at(5.6);
    expect(told()).toMatchObject(walking(0));
    player.at(5.7);
    expect(told()).toMatchObject(walking(0, true));
    tour.step(1);
    expect(told()).toEqual({ ...walking(1), currentSeconds: 19 });
    player.at(23.5);
    expect(told()).toMatchObject(walking(1, true));
    tour.step(-1);
    expect(told()).toEqual({ ...walking(0), currentSeconds: 4 });
    tour.step(-1);
    expect(told()).toEqual({ ...walking(0), currentSeconds: 4 });
  });

  it("goes on by itself where nothing is to be said, and ends after the last", () => {
    open = [false, false, false];
    tour.start();
    player.at(5.7);
    expect(told()).toEqual({ ...walking(1), currentSeconds: 19 });
    player.at(23.5);
    expect(told()).toEqual({ ...walking(2), currentSeconds: 58 });
    player.at(59.96);
    expect(told()).toMatchObject({ index: null, hasEnded: true, isPlaying: false });
    tour.start();
    expect(told()).toEqual({ ...walking(0), currentSeconds: 4 });
  });

  it("hears a finding again where play is asked for at rest", () => {
    tour.start();
    player.at(5.7);
    player.toggle();
    expect(told()).toEqual({ ...walking(0), currentSeconds: 4 });
  });

  it("takes nothing for heard that somebody jumped over, and lets them listen elsewhere", () => {
    tour.start();
    player.at(30);
    expect(told()).toMatchObject({
      index: null,
      isResting: false,
      hasEnded: false,
      isPlaying: true,
      currentSeconds: 30,
    });
    player.stepFinding(1);
    expect(told().index).toBeNull();
    tour.start();
    expect(told()).toEqual({ ...walking(0), currentSeconds: 4 });
  });

  it("lets whoever goes elsewhere at rest listen there", () => {
    tour.start();
    player.at(5.7);
    player.at(30);
    expect(told()).toMatchObject({ index: 0, isResting: true });
    player.toggle();
    expect(told()).toMatchObject({ index: null, isPlaying: true, currentSeconds: 30 });
  });

  it("stops where it is, and goes on there", () => {
    tour.start();
    tour.step(1);
    tour.stop();
    expect(told()).toMatchObject({ index: null, hasEnded: false, isPlaying: false });
    player.at(50);
    expect(told().index).toBeNull();
    tour.start();
    expect(told()).toEqual({ ...walking(1), currentSeconds: 19 });
  });

  it("takes the keys that step, and follows whoever chooses a finding from the list", () => {
    tour.start();
    player.stepFinding(1);
    expect(told().index).toBe(1);
    player.hearFinding(2);
    expect(told()).toEqual({ ...walking(2), currentSeconds: 58 });
    player.hearFinding(0);
    expect(told()).toEqual({ ...walking(0), currentSeconds: 4 });
    player.hearFinding(2);
    player.stepFinding(1);
    expect(told()).toMatchObject({ index: null, hasEnded: true });
    player.stepFinding(1);
    expect(told()).toMatchObject({ index: null, hasEnded: false, currentSeconds: 4 });
  });

  it("is not moved by pausing in the middle, and stops where its finding is gone", () => {
    tour.start();
    player.toggle();
    expect(told()).toMatchObject({ index: 0, isResting: false, isPlaying: false });
    player.toggle();
    expect(told()).toEqual({ ...walking(0), currentSeconds: 4 });
    route = [];
    player.setFindings([]);
    expect(told()).toMatchObject({ index: null, isPlaying: false });
    tour.start();
    expect(told().index).toBeNull();
  });
});

it.each([
  ["a click", find(5, 5), 5.5],
  ["a long one", find(20, 40), 23.5],
  ["one at the end", find(59, 60), 59.95],
  ["all of it", find(0, 60), 3.5],
])("%s is heard for a few seconds", (_name, finding, seconds) => {
  expect(listenUntil(finding, DURATION_SECONDS)).toBeCloseTo(seconds);
});
