import { expect, it } from "vitest";
import { encodedLength } from "./base64.ts";
import { CLIP_FILE_BYTES, CLIP_TEXT_BYTES, chooseLane } from "./lanes.ts";

it("names the file size that fills the clip lane's text exactly", () => {
  expect(encodedLength(CLIP_FILE_BYTES)).toBe(CLIP_TEXT_BYTES);
  expect(encodedLength(CLIP_FILE_BYTES + 1)).toBeGreaterThan(CLIP_TEXT_BYTES);
});

it.each([
  { name: "an empty file on an unknown line", sizeBytes: 0, bytesPerSecond: null, lane: "clip" },
  { name: "200 kB on an unknown line", sizeBytes: 196_608, bytesPerSecond: null, lane: "clip" },
  { name: "more than that on an unknown line", sizeBytes: 196_609, bytesPerSecond: null, lane: "bulk" },
  { name: "the largest clip on a fast line", sizeBytes: 675_000, bytesPerSecond: 1e9, lane: "clip" },
  { name: "one byte over it on a fast line", sizeBytes: 675_001, bytesPerSecond: 1e9, lane: "bulk" },
  { name: "the largest clip on a line just fast enough", sizeBytes: 675_000, bytesPerSecond: 3_600_000, lane: "clip" },
  { name: "the largest clip on a line just too slow", sizeBytes: 675_000, bytesPerSecond: 3_599_999, lane: "bulk" },
  { name: "30 kB on 1 Mbit/s", sizeBytes: 30_000, bytesPerSecond: 125_000, lane: "bulk" },
  { name: "20 kB on 1 Mbit/s", sizeBytes: 20_000, bytesPerSecond: 125_000, lane: "clip" },
  { name: "anything on a line that stands still", sizeBytes: 1, bytesPerSecond: 0, lane: "bulk" },
  { name: "a measurement that is no number", sizeBytes: 1, bytesPerSecond: Number.NaN, lane: "bulk" },
])("sends $name by the $lane lane", ({ sizeBytes, bytesPerSecond, lane }) => {
  expect(chooseLane({ sizeBytes, bytesPerSecond })).toBe(lane);
});
