import { expect, it } from "vitest";
import { toCommentParts } from "./comment-text.ts";

/** Mentions in brackets, links in angles. */
const marked = (text: string, mentions: string[] = ["ada", "grace-hopper"]) =>
  toCommentParts(text, mentions)
    .map((part) => (part.kind === "mention" ? `[${part.handle}]` : part.kind === "link" ? `<${part.href}>` : part.text))
    .join("");

it.each<[string, string, string]>([
  ["nothing in plain words", "Too loud here", "Too loud here"],
  ["a mention", "@ada: too loud", "[ada]: too loud"],
  ["several, between words", "ask @ada or @grace-hopper.", "ask [ada] or [grace-hopper]."],
  ["nobody who is not called", "not @bob", "not @bob"],
  ["an address", "see https://example.org/a?b=c#d now", "see <https://example.org/a?b=c#d> now"],
  ["an address without the end of its sentence", "see https://example.org/a.", "see <https://example.org/a>."],
  ["an address in brackets", "(https://example.org/a)", "(<https://example.org/a>)"],
  ["an address that has brackets", "https://example.org/a_(b)!", "<https://example.org/a_(b)>!"],
  ["two addresses", "http://a.example http://b.example", "<http://a.example/> <http://b.example/>"],
  ["no mention inside an address", "https://example.org/?@ada", "<https://example.org/?@ada>"],
  ["no other scheme", "javascript:alert(1) ftp://example.org", "javascript:alert(1) ftp://example.org"],
  ["no address without a host", "https:// and http://?", "https:// and http://?"],
  ["no part of a word", "xhttps://example.org", "xhttps://example.org"],
  ["markup as it is", "<b>@ada</b>", "<b>[ada]</b>"],
  ["line breaks as they are", "a\n@ada\nb", "a\n[ada]\nb"],
])("marks %s", (_name, text, expected) => expect(marked(text)).toBe(expected));

it("loses no letter of what was said", () => {
  const text = "See https://example.org/x, @ada (or @bob): <i>0:12</i>\n\thttp://a.example/(b)).";
  const parts = toCommentParts(text, ["ada"]);
  expect(parts.map((part) => part.text).join("")).toBe(text);
  expect(toCommentParts("", [])).toEqual([]);
});
