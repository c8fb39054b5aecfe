import { describe, expect, it } from "vitest";
import { COMMANDS, findCommand } from "./commands.ts";

const bare = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe("the command of a key", () => {
  it.each([
    ["space plays and pauses", { key: " " }, "play"],
    ["left goes back", { key: "ArrowLeft" }, "back"],
    ["right goes on", { key: "ArrowRight" }, "on"],
    ["shift makes finer steps", { key: "ArrowRight", shiftKey: true }, "onFinely"],
    ["home goes to the start", { key: "Home" }, "start"],
    ["end goes to the end", { key: "End" }, "end"],
    ["page up goes far on, as in any slider", { key: "PageUp" }, "onFar"],
    ["page down goes far back", { key: "PageDown" }, "backFar"],
    ["i begins the selection", { key: "i" }, "markIn"],
    ["o ends it", { key: "o" }, "markOut"],
    ["escape clears it", { key: "Escape" }, "leave"],
    ["m mutes", { key: "m" }, "mute"],
    ["caps lock does not matter", { key: "M" }, "mute"],
    ["n goes to the next finding", { key: "n" }, "nextFinding"],
    ["p goes to the one before", { key: "p" }, "previousFinding"],
    ["plus zooms in", { key: "+", shiftKey: true }, "zoomIn"],
    ["so does the key that plus shares", { key: "=" }, "zoomIn"],
    ["minus zooms out", { key: "-" }, "zoomOut"],
    ["a bracket that is typed with alt", { key: "]", altKey: true }, "nextAudio"],
    ["a letter with shift is another key", { key: "G", shiftKey: true }, "previousAudio"],
  ])("%s", (_name, press, command) => expect(findCommand({ ...bare, ...press })).toBe(command));

  it.each([
    ["letters that are nobody's", { key: "k" }],
    ["up and down, which scroll the page", { key: "ArrowDown" }],
    ["the browser's own zoom", { key: "+", ctrlKey: true }],
    ["the system's shortcuts", { key: "m", metaKey: true }],
    ["printing", { key: "p", ctrlKey: true }],
    ["history back", { key: "ArrowLeft", altKey: true }],
    ["shift and space, which scroll up", { key: " ", shiftKey: true }],
  ])("leaves %s alone", (_name, press) => expect(findCommand({ ...bare, ...press })).toBeNull());

  it("is one command's alone", () => {
    const chords = Object.values(COMMANDS).flatMap((command): readonly string[] => command.chords);
    expect(chords).toEqual([...new Set(chords)]);
  });
});
