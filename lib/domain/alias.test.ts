import { describe, expect, it } from "vitest";
import { alias } from "../contract/primitives.ts";
import { aliasOfFileName, toAlias, toFileName } from "./alias.ts";

describe("aliasOfFileName", () => {
  it.each([
    ["a name with an extension", "Interview 3.mp3", "Interview 3"],
    ["several dots", "2026.01.02 take.final.wav", "2026.01.02 take.final"],
    ["no extension", "README", "README"],
    ["a hidden file", ".mp3", ".mp3"],
    ["a dot at the end", "take.", "take."],
    ["a sentence with a dot", "Mr. Smith", "Mr. Smith"],
    ["spaces around", "  a .wav", "a"],
    ["decomposed letters", "Zu\u0308rich.wav", "Zürich"],
    ["control characters", "a\u0000b\nc.mp3", "abc"],
    ["nothing but spaces", "   ", ""],
    ["nothing but spaces before the extension", "   .mp3", ""],
    ["an over-long name", `${"x".repeat(300)}.mp3`, "x".repeat(100)],
    ["an emoji at the cut", `${"x".repeat(99)}😀.mp3`, "x".repeat(99)],
    ["an emoji before the cut", `${"x".repeat(98)}😀y.mp3`, `${"x".repeat(98)}😀`],
  ])("%s", (_name, file, expected) => {
    expect(aliasOfFileName(file)).toBe(expected);
  });

  it.each(["a\ud800b.wav", "😀".repeat(80), "\u200e.mp3"])("gives what the server takes: %j", (file) => {
    expect(alias.safeParse(aliasOfFileName(file)).success).toBe(true);
  });
});

it("keeps spaces while somebody types", () => {
  expect(toAlias("take ")).toBe("take ");
});

it("cuts file names and gives null for none", () => {
  expect(toFileName("x".repeat(300))).toHaveLength(255);
  expect(toFileName("\u0001")).toBeNull();
});
