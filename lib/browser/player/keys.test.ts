import { describe, expect, it } from "vitest";
import { toPlayerCommand } from "./keys.ts";

const bare = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe("the player's keys", () => {
  it.each([
    ["space plays and pauses", { key: " " }, { type: "toggle" }],
    ["left goes back", { key: "ArrowLeft" }, { type: "skip", seconds: -5 }],
    ["right goes on", { key: "ArrowRight" }, { type: "skip", seconds: 5 }],
    ["shift makes finer steps", { key: "ArrowRight", shiftKey: true }, { type: "skip", seconds: 1 }],
    ["home goes to the start", { key: "Home" }, { type: "start" }],
    ["end goes to the end", { key: "End" }, { type: "end" }],
    ["m mutes", { key: "m" }, { type: "mute" }],
    ["a capital m too", { key: "M", shiftKey: true }, { type: "mute" }],
    ["n goes to the next finding", { key: "n" }, { type: "finding", direction: 1 }],
    ["p goes to the one before", { key: "p" }, { type: "finding", direction: -1 }],
    ["plus zooms in", { key: "+", shiftKey: true }, { type: "zoom", direction: 1 }],
    ["so does the key that plus shares", { key: "=" }, { type: "zoom", direction: 1 }],
    ["minus zooms out", { key: "-" }, { type: "zoom", direction: -1 }],
  ])("%s", (_name, press, command) => expect(toPlayerCommand({ ...bare, ...press })).toEqual(command));

  it.each([
    ["other letters", { key: "k" }],
    ["up and down, which scroll the page", { key: "ArrowDown" }],
    ["the browser's own zoom", { key: "+", ctrlKey: true }],
    ["the system's shortcuts", { key: "m", metaKey: true }],
    ["printing", { key: "p", ctrlKey: true }],
    ["history back", { key: "ArrowLeft", altKey: true }],
    ["shift and space, which scroll up", { key: " ", shiftKey: true }],
  ])("leaves %s alone", (_name, press) => expect(toPlayerCommand({ ...bare, ...press })).toBeNull());
});
