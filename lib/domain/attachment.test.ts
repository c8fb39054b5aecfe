import { describe, expect, it } from "vitest";
import { toAttachment, toWavAttachment } from "./attachment.ts";

describe("the name that a download gets", () => {
  it.each([
    ["a plain label", "Interview 3", "Interview 3.wav", "Interview%203.wav"],
    ["a label that ends in .wav", "take.WAV", "take.wav", "take.wav"],
    ["another script", "Grüße 東京", "Gr_e _.wav", "Gr%C3%BC%C3%9Fe%20%E6%9D%B1%E4%BA%AC.wav"],
    ["quotes and a header's end", 'a";\r\nx: y', "a-;-x- y.wav", "a-%3B-x-%20y.wav"],
    ["a way up", "../../etc/passwd", "etc-passwd.wav", "etc-passwd.wav"],
    ["a text that turns its direction", "a\u202Egnp", "a-gnp.wav", "a-gnp.wav"],
    ["signs with a meaning in the extended form", "it's (1)", "it's (1).wav", "it%27s%20%281%29.wav"],
    ["percent signs", "50%41", "50-41.wav", "50-41.wav"],
    ["nothing that may stay", "///", "audio.wav", "audio.wav"],
  ])("%s", (_name, label, ascii, extended) => {
    expect(toWavAttachment(label)).toBe(`attachment; filename="${ascii}"; filename*=UTF-8''${extended}`);
  });

  it("cuts a long label without cutting a character", () => {
    const value = toWavAttachment("😀".repeat(150));
    expect(decodeURIComponent(value.split("UTF-8''")[1] ?? "")).toBe(`${"😀".repeat(100)}.wav`);
  });

  it.each([
    ["its own extension", "take.mp3", "take.mp3"],
    ["none", "take", "take"],
    ["only an extension", ".flac", "audio.flac"],
    ["a way up", "../../x.ogg", "x.ogg"],
    ["a long name, which keeps its end", `${"a".repeat(150)}.opus`, `${"a".repeat(100)}.opus`],
    ["an extension that is none", 'a.b"c', "a.b-c"],
  ])("for a file as it was sent: %s", (_name, name, expected) => {
    expect(toAttachment(name)).toContain(`filename="${expected}"`);
  });
});
