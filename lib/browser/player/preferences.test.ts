import { describe, expect, it } from "vitest";
import { defaultPreferences, parsePreferences } from "./preferences.ts";

describe("stored preferences", () => {
  it("come back as they were kept", () => {
    const switches = { hasPageShortcuts: false, skipsSilence: true, evensLoudness: true, hasMeter: false };
    const kept = { volume: 0.25, isMuted: true, ...switches, keys: { mute: ["k"] } };
    expect(parsePreferences(JSON.stringify(kept))).toEqual(kept);
  });

  it.each([
    ["nothing", null],
    ["broken text", "{volume"],
    ["another shape", "[1,2]"],
    ["null", "null"],
    ["a volume beyond full", '{"volume":11}'],
    ["a volume that is no number", '{"volume":"1"}'],
    ["a switch that is neither on nor off", '{"skipsSilence":1}'],
    ["keys that are none", '{"keys":{"mute":[]x}}'],
  ])("fall back on %s", (_name, text) => expect(parsePreferences(text)).toEqual(defaultPreferences));
});
