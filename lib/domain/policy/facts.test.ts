import { expect, it } from "vitest";
import { toNumberWords, toShown, toStored } from "./fact-words.ts";

it.each([0.001, 0.005, 0.07, 0.29, 0.58, 1])(
  "shows the ratio %s in percent without dust, and takes it back",
  (ratio) => {
    const shown = toShown("clippedRatio", ratio);
    expect(String(shown).length).toBeLessThanOrEqual(3);
    expect(toStored("clippedRatio", shown)).toBe(ratio);
  },
);

it("shows numbers in the unit of their fact", () => {
  expect(toNumberWords("sizeBytes", 1.5 * 2 ** 20)).toBe("1.5 MiB");
  expect(toNumberWords("channels", 2)).toBe("2");
  expect(toNumberWords("snrDb", 12.3456789, 20)).toBe("12.3 dB");
  expect(toNumberWords("snrDb", 12.3456789, 12.34)).toBe("12.35 dB");
});
