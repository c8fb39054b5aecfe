import { describe, expect, it } from "vitest";
import { defaultPreferences, parsePreferences } from "./preferences.ts";

describe("stored preferences", () => {
  it("come back as they were kept", () => {
    const kept = { volume: 0.25, isMuted: true, hasPageShortcuts: false };
    expect(parsePreferences(JSON.stringify(kept))).toEqual(kept);
  });

  it.each([
    ["nothing", null],
    ["broken text", "{volume"],
    ["another shape", "[1,2]"],
    ["null", "null"],
    ["a volume beyond full", '{"volume":11}'],
    ["a volume that is no number", '{"volume":"1"}'],
  ])("fall back on %s", (_name, text) => expect(parsePreferences(text)).toEqual(defaultPreferences));
});
