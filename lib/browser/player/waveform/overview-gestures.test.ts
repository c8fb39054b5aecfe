import { describe, expect, it } from "vitest";
import { nextOverviewGesture, OVERVIEW_IDLE, type OverviewGesture, type OverviewStep } from "./overview-gestures.ts";

/** Of 1000 s on 1000 pixels, from 200 s to 300 s. */
const zoomed = { startSeconds: 200, pixelsPerSecond: 10, widthPixels: 1000 };
const whole = { startSeconds: 0, pixelsPerSecond: 1, widthPixels: 1000 };

function play(view: typeof zoomed, ...steps: [OverviewStep["event"], number][]): string[] {
  let gesture: OverviewGesture = OVERVIEW_IDLE;
  return steps.flatMap(([event, x]) => {
    const next = nextOverviewGesture(gesture, { event, x }, { view, durationSeconds: 1000 });
    gesture = next.gesture;
    return next.deed ? `${next.deed.does} ${next.deed.seconds}` : [];
  });
}

describe("the overview", () => {
  it.each<[string, [OverviewStep["event"], number][], string[]]>([
    [
      "a click on the window goes there",
      [
        ["down", 230],
        ["up", 230],
      ],
      ["seek 230"],
    ],
    [
      "a drag moves the window where it was taken",
      [
        ["down", 230],
        ["move", 330],
        ["move", 430],
        ["up", 430],
      ],
      ["scroll 300", "scroll 400"],
    ],
    [
      "beside it the window comes, and goes there",
      [
        ["down", 700],
        ["up", 700],
      ],
      ["scroll 650", "seek 700"],
    ],
    [
      "and can be dragged on",
      [
        ["down", 700],
        ["move", 800],
        ["up", 800],
      ],
      ["scroll 650", "scroll 750"],
    ],
    [
      "a hand that shakes clicks",
      [
        ["down", 230],
        ["move", 232],
        ["up", 232],
      ],
      ["seek 232"],
    ],
    [
      "hovering does nothing",
      [
        ["move", 100],
        ["up", 100],
      ],
      [],
    ],
    [
      "what was taken away is over",
      [
        ["down", 230],
        ["cancel", 0],
        ["move", 400],
      ],
      [],
    ],
    [
      "beyond the edge is the end",
      [
        ["down", 230],
        ["move", 5000],
      ],
      ["scroll 970"],
    ],
  ])("%s", (_name, steps, deeds) => expect(play(zoomed, ...steps)).toEqual(deeds));

  it("with the whole in view moves the play cursor", () => {
    expect(play(whole, ["down", 100], ["move", 110], ["up", 120])).toEqual(["seek 100", "seek 110", "seek 120"]);
  });
});
