import { expect, it } from "vitest";
import { toCount, toCounted } from "./count-words";

it.each([
  [0, "audio", false, "0 audios"],
  [1, "audio", false, "1 audio"],
  [1, "audio", true, "1+ audios"],
  [1234, "audio", false, "1,234 audios"],
  [1000, "audio", true, "1,000+ audios"],
  [1, "identity", false, "1 identity"],
  [2, "identity", false, "2 identities"],
])("%d %s, at least: %s", (count, noun, isAtLeast, words) => {
  expect(toCounted(count, noun, isAtLeast)).toBe(words);
});

it("groups the digits of a bare number", () => {
  expect([toCount(7), toCount(1_000_000), toCount(1000, true)]).toEqual(["7", "1,000,000", "1,000+"]);
});
