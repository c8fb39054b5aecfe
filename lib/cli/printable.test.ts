import { expect, it } from "vitest";
import { toPrintable } from "./printable.ts";

it.each([
  ["a plain name", "Interview 3.mp3", "Interview 3.mp3"],
  ["accents and emoji", "Zürich 👩‍👧 — 日本.wav", "Zürich 👩‍👧 — 日本.wav"],
  ["a line feed", "a\nb", "a\\nb"],
  ["a colour", "\u001b[31mred", "\\u{1b}[31mred"],
  ["a carriage return", "a\rb", "a\\u{d}b"],
  ["a C1 control", "a\u009bb", "a\\u{9b}b"],
  ["a turn of direction", "a\u202egpj.wav", "a\\u{202e}gpj.wav"],
  ["a line separator", "a\u2028b", "a\\u{2028}b"],
  ["half a character", "a\ud83db", "a\\u{d83d}b"],
])("%s", (_name, text, expected) => {
  expect(toPrintable(text)).toBe(expected);
});
