import { describe, expect, it } from "vitest";
import { completeMention, findTypedMention } from "./mention-typing.ts";

/** The caret stands at the bar. */
function typed(marked: string) {
  const caret = marked.indexOf("|");
  const text = marked.replace("|", "");
  return { text, found: findTypedMention(text, caret) };
}

describe("a mention that is being typed", () => {
  it.each([
    ["a bare sign", "@|", ""],
    ["at the start", "@ad|", "ad"],
    ["after words", "ask @grace-h|", "grace-h"],
    ["after a bracket", "(@ad|", "ad"],
    ["after a line break", "a\n@ad|", "ad"],
    ["in capitals", "@Ad|", "Ad"],
    ["in another script", "@анн|", "анн"],
    ["inside its word", "ask @a|da now", "a"],
  ])("is found %s", (_name, marked, search) => expect(typed(marked).found?.search).toBe(search));

  it.each([
    ["without a sign", "ada|"],
    ["once its word is over", "@ada |"],
    ["in an address of email", "me@exa|"],
    ["in a path", "/@ada|"],
    ["at a second sign", "@@ada|"],
    ["before the caret reaches it", "|@ada"],
    ["when it is too long", `@${"a".repeat(51)}|`],
  ])("is not found %s", (_name, marked) => expect(typed(marked).found).toBeNull());

  it.each([
    ["at the end", "ask @gr|", "ask @grace |"],
    ["before more words", "ask @gr| now", "ask @grace |now"],
    ["before a line break", "@gr|\nnow", "@grace\n|now"],
    ["before a full stop", "@gr|.", "@grace |."],
    ["in the middle of its word", "@g|race now", "@grace |now"],
  ])("is completed %s", (_name, marked, expected) => {
    const { text, found } = typed(marked);
    if (!found) throw new Error("Nothing is being typed.");
    const done = completeMention(text, found, "grace");
    const normal = `${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`;
    expect(normal).toBe(expected);
  });
});
