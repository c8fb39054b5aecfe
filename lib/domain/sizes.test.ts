import { expect, it } from "vitest";
import { toSizeWords } from "./sizes.ts";

it.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1 KiB"],
  [200_000_000, "190.7 MiB"],
  [1024 ** 2 - 1, "1 MiB"],
  [2 * 1024 ** 3, "2 GiB"],
])("%d bytes: %s", (bytes, words) => {
  expect(toSizeWords(bytes)).toBe(words);
});
