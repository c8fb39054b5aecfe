import { expect, it } from "vitest";
import { placeInView } from "./place-in-view.ts";

const view = { from: 100, to: 110 };

it.each([
  ["inside", { from: 102, to: 105 }, { left: 20, width: 30 }],
  ["a moment", { from: 102, to: 102 }, { left: 20, width: 0 }],
  ["the edges", { from: 100, to: 110 }, { left: 0, width: 100 }],
  ["what begins before", { from: 0, to: 101 }, { left: -2, width: 12 }],
  ["what is all around, by no more than a little", { from: 0, to: 36_000 }, { left: -2, width: 104 }],
])("is percent of what is in view: %s", (_name, span, place) => expect(placeInView(span, view)).toEqual(place));

it.each([
  ["before", { from: 10, to: 99.9 }, view],
  ["behind", { from: 110.1, to: 120 }, view],
  ["anywhere, while nothing is drawn", { from: 0, to: 1 }, { from: 0, to: 0 }],
])("is nowhere: %s", (_name, span, seen) => expect(placeInView(span, seen)).toBeNull());
