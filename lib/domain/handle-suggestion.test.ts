import { expect, it } from "vitest";
import { suggestHandle } from "./handle-suggestion.ts";
import { isHandle } from "./handles.ts";

it.each([
  ["a name of two words", "Ada Lovelace", "ada-lovelace"],
  ["accents and brackets", " Zoë (2) ", "zoe-2"],
  ["letters without an accent to take off", "Straße Ærø Łódź", "strasse-aero-lodz"],
  ["several strangers in a row", "a -- & -- b", "a-b"],
  ["a name of one letter", "A", "a"],
  ["one that would be cut at a hyphen", `${"x".repeat(49)} yz`, "x".repeat(49)],
])("%s gives a handle", (_case, name, handle) => {
  expect(suggestHandle(name)).toBe(handle);
  expect(isHandle(handle)).toBe(true);
});

it.each(["", " - ", "日本", "!"])("gives nothing for %j", (name) => {
  expect(suggestHandle(name)).toBe("");
});
