import { describe, expect, it } from "vitest";
import { initialPlayerState } from "./player-state.ts";
import { createSelectionMarker, withEdge } from "./selection.ts";
import { createStore } from "./store.ts";

describe("an edge of a selection", () => {
  const some = { from: 10, to: 20 };
  it.each([
    ["begins where nothing was, to the end", null, "from", 30, { from: 30, to: 60 }],
    ["ends where nothing was, from the start", null, "to", 30, { from: 0, to: 30 }],
    ["begins later", some, "from", 15, { from: 15, to: 20 }],
    ["begins earlier", some, "from", 5, { from: 5, to: 20 }],
    ["begins where it ended, and goes to the end", some, "from", 20, { from: 20, to: 60 }],
    ["ends earlier", some, "to", 15, { from: 10, to: 15 }],
    ["ends before it began, and begins at the start", some, "to", 5, { from: 0, to: 5 }],
    ["cannot begin at the end", some, "from", 60, some],
    ["cannot end at the start", some, "to", 0, some],
    ["stays nothing where there is no room", null, "to", 0, null],
  ] as const)("%s", (_name, selection, edge, seconds, expected) => {
    expect(withEdge(selection, edge, seconds, 60)).toEqual(expected);
  });
});

describe("the marker", () => {
  const track = { fileAddress: "", peaksAddress: null, durationSeconds: 60, sampleRateHz: 8000 };

  it("marks at the play cursor, cuts to the recording and forgets", () => {
    const store = createStore({ ...initialPlayerState, currentSeconds: 12 });
    const marker = createSelectionMarker(track, store);
    marker.markIn();
    store.set({ currentSeconds: 15 });
    marker.markOut();
    expect(store.get().selection).toEqual({ from: 12, to: 15 });
    marker.select({ from: -5, to: 99 });
    expect(store.get().selection).toEqual({ from: 0, to: 60 });
    marker.select({ from: 7, to: 7 });
    expect(store.get().selection).toBeNull();
    marker.select({ from: 7, to: 8 });
    marker.select(null);
    expect(store.get().selection).toBeNull();
  });
});
