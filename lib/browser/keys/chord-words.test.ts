import { expect, it } from "vitest";
import { toChordWords, toKeyShortcuts } from "./chord-words.ts";

it.each([
  [" ", "Space"],
  ["m", "M"],
  ["?", "?"],
  ["ArrowLeft", "←"],
  ["Shift+ArrowRight", "Shift →"],
  ["Shift+g", "Shift G"],
  ["+", "+"],
  ["F2", "F2"],
])("%j is written %s", (chord, words) => expect(toChordWords(chord)).toBe(words));

it.each([
  [["u", "z"], "u z"],
  [[" "], "Space"],
  [["+", "="], "Plus ="],
  [["Shift+ArrowLeft"], "Shift+ArrowLeft"],
  [[], undefined],
])("%j is %s for those who hear the screen", (chords, words) => expect(toKeyShortcuts(chords)).toBe(words));
