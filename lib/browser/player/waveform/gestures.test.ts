import { describe, expect, it } from "vitest";
import { type Deed, edgeAt, type Gesture, IDLE, nextGesture, type PointerStep } from "./gestures.ts";

/** From 100 s to 110 s on 1000 pixels. */
const view = { startSeconds: 100, pixelsPerSecond: 100, widthPixels: 1000 };
type Selected = { from: number; to: number } | null;

/** Plays events through, and tells what they came to. */
function play(steps: PointerStep[], selection: Selected = null): Deed[] {
  let gesture: Gesture = IDLE;
  return steps.flatMap((step) => {
    const next = nextGesture(gesture, step, { view, selection, durationSeconds: 3600 });
    gesture = next.gesture;
    return next.deed ?? [];
  });
}

const down = (x: number, xs = [x]) => ({ event: "down", x, xs }) as const;
const move = (x: number, xs = [x]) => ({ event: "move", x, xs }) as const;
const up = (x: number, xs: number[] = []) => ({ event: "up", x, xs }) as const;
const selected = (from: number, to: number) => ({ does: "select", selection: { from, to } });

describe("a pointer on the waveform", () => {
  it.each<[string, PointerStep[], unknown[]]>([
    ["a click seeks, and selects nothing", [down(250), up(250)], [{ does: "seek", seconds: 102.5 }]],
    ["a hand that shakes clicks", [down(250), move(252), up(252)], [{ does: "seek", seconds: 102.52 }]],
    ["a drag selects", [down(200), move(300), up(300)], [selected(102, 103)]],
    ["backwards as well", [down(300), move(200), up(200)], [selected(102, 103)]],
    [
      "and back to where it began selects nothing",
      [down(200), move(300), move(200), up(200)],
      [selected(102, 103), { does: "select", selection: null }],
    ],
    ["hovering does nothing", [move(100, []), move(200, [])], []],
    ["what was taken away by the system is over", [down(200), { event: "cancel", x: 0, xs: [] }, move(300, [])], []],
  ])("%s", (_name, steps, deeds) => expect(play(steps)).toEqual(deeds));

  it("takes a selection at its edge, and leaves the other where it is", () => {
    expect(play([down(203), move(250)], { from: 102, to: 104 })).toEqual([selected(102.5, 104)]);
    expect(play([down(398), move(450)], { from: 102, to: 104 })).toEqual([selected(102, 104.5)]);
    expect(play([down(203), move(500)], { from: 102, to: 104 })).toEqual([selected(104, 105)]);
  });

  it.each([
    ["at the beginning", 205, "from"],
    ["at the end", 395, "to"],
    ["between", 300, null],
    ["a little too far outside", 193, null],
  ])("finds the edges: %s", (_name, x, edge) => expect(edgeAt(x, view, { from: 102, to: 104 })).toBe(edge));

  it("cuts what is dragged beyond the recording", () => {
    const deed = nextGesture({ kind: "select", anchorSeconds: 101 }, move(9e6), {
      view,
      selection: null,
      durationSeconds: 105,
    });
    expect(deed.deed).toEqual(selected(101, 105));
  });
});

describe("two fingers", () => {
  it("zoom around what is between them, and scroll with it", () => {
    expect(play([down(400), down(600, [400, 600]), move(700, [300, 700]), move(900, [500, 900])])).toEqual([
      { does: "zoom", pixelsPerSecond: 200, anchor: { seconds: 105, offsetPixels: 500 } },
      { does: "zoom", pixelsPerSecond: 200, anchor: { seconds: 105, offsetPixels: 700 } },
    ]);
  });

  it("that leave one after the other neither seek nor select", () => {
    expect(play([down(400), down(600, [400, 600]), up(600, [400]), move(100, [100]), up(100)])).toEqual([]);
  });

  it("one above the other are not infinitely close", () => {
    const [deed] = play([down(500), down(500, [500, 500]), move(524, [476, 524])]);
    expect(deed).toMatchObject({ does: "zoom", pixelsPerSecond: 200 });
  });
});
