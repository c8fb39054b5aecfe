import { describe, expect, it } from "vitest";
import { parseAudioChange } from "./audio-change.ts";

const change = { owner: "ada", space: "main", audio: "tone", kind: "comments" };

describe("a change that comes from elsewhere", () => {
  it("is read, and nothing that stands beside it", () => {
    expect(parseAudioChange({ ...change, text: "secret" })).toEqual(change);
    expect(parseAudioChange({ ...change, audio: null })).toEqual({ ...change, audio: null });
  });

  it.each<[string, unknown]>([
    ["nothing", null],
    ["a text", "change"],
    ["a list", [change]],
    ["no owner", { ...change, owner: undefined }],
    ["a space that is none", { ...change, space: 7 }],
    ["no audio at all", { owner: "ada", space: "main", kind: "audio" }],
    ["a kind that is not known", { ...change, kind: "weather" }],
    ["a kind of the language", { ...change, kind: "length" }],
  ])("is none where it is %s", (_name, value) => {
    expect(parseAudioChange(value)).toBeNull();
  });
});
