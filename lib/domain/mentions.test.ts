import { expect, it } from "vitest";
import { findMentions } from "./mentions.ts";

it.each<[string, string, string[]]>([
  ["one at the start", "@ada, listen to this", ["ada"]],
  ["several, in their order and each once", "@grace-hopper and @ada; @grace-hopper first", ["grace-hopper", "ada"]],
  ["one at the end of a sentence", "Ask @ada.", ["ada"]],
  ["one in brackets", "(@ada)", ["ada"]],
  ["one before a line break", "@ada\nand @bob", ["ada", "bob"]],
  ["one after a letter of another script and a space", "спроси @ada", ["ada"]],
  ["no address of email", "ada@example.org, @ada.example", []],
  ["no part of a longer word", "@Ada @ada_b @ada@b x@ada /@ada @adä", []],
  ["no handle with hyphens amiss", "@-ada @ada--b", []],
  ["none that is too long", `@${"a".repeat(51)}`, []],
  ["no bare sign", "@ 3 pm", []],
])("finds %s", (_name, text, handles) => {
  expect(findMentions(text)).toEqual(handles);
});

it("finds the first fifty of many, in a time that grows with the text", () => {
  const many = Array.from({ length: 60 }, (_, index) => `@user-${index}`);
  expect(findMentions(many.join(" "))).toEqual(many.slice(0, 50).map((one) => one.slice(1)));
  const startedMs = performance.now();
  findMentions(`@${"a-".repeat(100_000)}`);
  expect(performance.now() - startedMs).toBeLessThan(1000);
});
