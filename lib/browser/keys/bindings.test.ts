import { describe, expect, it } from "vitest";
import { parseBindings, rebind, resetBinding } from "./bindings.ts";
import { chordsOf, findCommand } from "./commands.ts";

const press = (key: string) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false });

function bound(...steps: Parameters<typeof rebind>[1][]) {
  return steps.reduce((bindings, step) => {
    const after = rebind(bindings, step);
    if (after.result !== "bound") throw new Error(after.result);
    return after.bindings;
  }, {});
}

describe("a key that is chosen", () => {
  it("is obeyed in place of the one before", () => {
    const bindings = bound({ id: "mute", chord: "k", isSure: false });
    expect(findCommand(press("k"), bindings)).toBe("mute");
    expect(findCommand(press("m"), bindings)).toBeNull();
  });

  it("is not taken from another command, unless somebody is sure", () => {
    expect(rebind({}, { id: "mute", chord: "n", isSure: false })).toEqual({ result: "taken", from: "nextFinding" });
    const bindings = bound({ id: "mute", chord: "n", isSure: true });
    expect(findCommand(press("n"), bindings)).toBe("mute");
    expect(chordsOf("nextFinding", bindings)).toEqual(["e"]);
  });

  it("may be the only one that another command had", () => {
    const bindings = bound({ id: "comment", chord: "m", isSure: true });
    expect(chordsOf("mute", bindings)).toEqual([]);
    expect(rebind(bindings, { id: "mute", chord: "m", isSure: false })).toMatchObject({ from: "comment" });
  });

  it.each(["Tab", "Shift+Tab", "Enter", "Escape"])("is not %s, which works the page", (chord) => {
    expect(rebind({}, { id: "mute", chord, isSure: true })).toEqual({ result: "refused" });
  });

  it("is forgotten where it is the command's own again", () => {
    expect(bound({ id: "mute", chord: "k", isSure: false }, { id: "mute", chord: "m", isSure: false })).toEqual({});
  });
});

describe("a command that gets its own keys back", () => {
  it("has them again, and whoever had taken one has it no more", () => {
    const bindings = bound({ id: "mute", chord: "n", isSure: true });
    expect(resetBinding(bindings, "nextFinding")).toEqual({ mute: [] });
    expect(resetBinding(bindings, "mute")).toEqual({ nextFinding: ["e"] });
  });
});

describe("bindings that were kept", () => {
  it("come back", () => {
    const bindings = bound({ id: "mute", chord: "n", isSure: true }, { id: "play", chord: "k", isSure: false });
    expect(parseBindings(JSON.parse(JSON.stringify(bindings)))).toEqual(bindings);
  });

  it.each([
    ["nothing", undefined],
    ["a word", "mute"],
    ["null", null],
    ["a command that is none", { sing: ["k"] }],
    ["chords that are no list", { mute: "k" }],
    ["a chord that is none", { mute: [7] }],
    ["an endless chord", { mute: ["k".repeat(31)] }],
    ["what the table has", { mute: ["m"] }],
    ["a name that every object has", { constructor: ["k"] }],
  ])("are none where there is %s", (_name, stored) => expect(parseBindings(stored)).toEqual({}));

  it("never give one key to two commands", () => {
    expect(parseBindings({ mute: ["k"], play: ["k", "j"] })).toEqual({ mute: ["k"], play: ["j"] });
    expect(parseBindings({ mute: ["n"] })).toEqual({ mute: ["n"], nextFinding: ["e"] });
  });
});
