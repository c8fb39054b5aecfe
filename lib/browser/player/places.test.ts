import { describe, expect, it } from "vitest";
import { isWorthKeeping, keepPlace, MOST_PLACES, parsePlaces } from "./places.ts";

describe("a place", () => {
  it.each([
    ["in the middle", 40, 100, true],
    ["near the start", 4.9, 100, false],
    ["near the end, which is as good as finished", 95.1, 100, false],
    ["at the end", 100, 100, false],
    ["of a short recording", 10, 29, false],
  ])("%s", (_name, seconds, durationSeconds, isKept) => expect(isWorthKeeping(seconds, durationSeconds)).toBe(isKept));

  it("takes the place of the one before", () => {
    const places = [
      { address: "/a", seconds: 10 },
      { address: "/b", seconds: 20 },
    ];
    expect(keepPlace(places, { address: "/b", seconds: 30 }, 100)).toEqual([
      { address: "/b", seconds: 30 },
      { address: "/a", seconds: 10 },
    ]);
  });

  it("goes where the recording was finished", () => {
    expect(keepPlace([{ address: "/a", seconds: 10 }], { address: "/a", seconds: 99 }, 100)).toEqual([]);
  });

  it("of the recording that was left longest ago goes where there are too many", () => {
    const places = Array.from({ length: MOST_PLACES }, (_none, index) => ({ address: `/${index}`, seconds: 10 }));
    const kept = keepPlace(places, { address: "/new", seconds: 10 }, 100);
    expect(kept).toHaveLength(MOST_PLACES);
    expect(kept.at(-1)?.address).toBe(`/${MOST_PLACES - 2}`);
  });
});

it.each([
  ["nothing", null, []],
  ["broken text", "[{", []],
  ["no list", '{"a":1}', []],
  ["things of other shapes", '[1,null,{"address":"/a"},{"address":"/a","seconds":3}]', [{ address: "/a", seconds: 3 }]],
])("places come from %s", (_name, text, places) => expect(parsePlaces(text)).toEqual(places));
