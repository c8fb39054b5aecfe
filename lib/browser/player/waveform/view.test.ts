import { describe, expect, it } from "vitest";
import { anchorOf, following, isInView, pixelsAt, scrolledTo, secondsAt, type View, zoomedTo } from "./view.ts";

const HOUR = 3600;
/** From 100 s to 110 s, a hundred pixels a second. */
const view: View = { startSeconds: 100, pixelsPerSecond: 100, widthPixels: 1000 };

describe("pixels and seconds", () => {
  it.each([
    ["the left edge", view, 0, 100],
    ["the middle", view, 500, 105],
    ["the right edge", view, 1000, 110],
    ["beyond it", view, -100, 99],
    [
      "a sample of an hour at its end",
      { startSeconds: 3599, pixelsPerSecond: 705_600, widthPixels: 1000 },
      16,
      3599 + 1 / 44_100,
    ],
  ])("are each other's inverse: %s", (_name, look, pixels, seconds) => {
    expect(secondsAt(look, pixels)).toBeCloseTo(seconds, 9);
    expect(pixelsAt(look, seconds)).toBeCloseTo(pixels, 3);
  });
});

describe("scrolling", () => {
  it.each([
    ["inside", 500, 500],
    ["before the start", -5, 0],
    ["behind the end", 3599, 3590],
  ])("stays %s of the recording", (_name, wanted, got) =>
    expect(scrolledTo(view, wanted, HOUR).startSeconds).toBe(got),
  );

  it("of a recording that fits the width begins at its start", () => {
    expect(scrolledTo({ ...view, pixelsPerSecond: 1 }, 40, 900).startSeconds).toBe(0);
  });
});

describe("zooming", () => {
  it("keeps what is under the pointer under the pointer", () => {
    const anchor = { seconds: 103, offsetPixels: 300 };
    for (const pixelsPerSecond of [1, 50, 400, 705_600]) {
      expect(pixelsAt(zoomedTo(view, pixelsPerSecond, anchor, HOUR), 103)).toBeCloseTo(
        pixelsPerSecond === 1 ? 103 : 300,
        3,
      );
    }
  });

  it("goes around the play cursor where it is seen, else around the middle", () => {
    expect(anchorOf(view, 102)).toEqual({ seconds: 102, offsetPixels: 200 });
    expect(anchorOf(view, 30)).toEqual({ seconds: 105, offsetPixels: 500 });
  });
});

describe("following the play cursor", () => {
  const playing = { isPlaying: true, rate: 1 };
  it.each([
    ["leaves the view alone while it is seen", { fromSeconds: 105, toSeconds: 106, ...playing }, 100],
    [
      "turns the page when it leaves, and keeps a little of what was seen",
      { fromSeconds: 109.99, toSeconds: 110.01, ...playing },
      109.51,
    ],
    ["leaves whoever scrolled away in peace", { fromSeconds: 500, toSeconds: 501, ...playing }, 100],
    ["goes along when what plays jumps back", { fromSeconds: 105, toSeconds: 20, ...playing }, 19.5],
    [
      "shows it in the middle where it rests and was put elsewhere",
      { fromSeconds: 500, toSeconds: 600, isPlaying: false, rate: 1 },
      595,
    ],
    ["stays inside the recording", { fromSeconds: 105, toSeconds: 3600, isPlaying: false, rate: 1 }, 3590],
  ])("%s", (_name, step, start) => expect(following(view, step, HOUR).startSeconds).toBeCloseTo(start));

  it.each([
    ["pages of half a second or more", 2000, 1, true],
    ["shorter ones, which would flicker, not", 2001, 1, false],
    ["nor those that a faster rate makes as short", 1001, 2, false],
  ])("turns %s", (_name, pixelsPerSecond, rate, isTurned) => {
    const close = { startSeconds: 100, pixelsPerSecond, widthPixels: 1000 };
    const end = 100 + 1000 / pixelsPerSecond;
    const next = following(close, { fromSeconds: end - 0.01, toSeconds: end + 0.01, isPlaying: true, rate }, HOUR);
    expect(isInView(next, end + 0.01)).toBe(isTurned);
  });
});
