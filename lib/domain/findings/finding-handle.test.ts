import { describe, expect, it } from "vitest";
import { isHandle } from "../handles.ts";
import { FINDING_KINDS } from "./finding.ts";
import { toFindingHandle } from "./finding-handle.ts";

describe("the handle of a finding", () => {
  it.each([
    ["says what and where", { kind: "clipping", from: 12, to: 12.34, channel: null }, "clipping-12000-12340"],
    ["has its channel", { kind: "deadChannel", from: 0, to: 4, channel: 1 }, "dead-channel-0-4000-1"],
    ["is no longer than a millisecond tells", { kind: "hum", from: 0.00049, to: 1.0005, channel: 0 }, "hum-0-1001-0"],
  ] as const)("%s", (_name, finding, handle) => expect(toFindingHandle(finding)).toBe(handle));

  it.each(FINDING_KINDS)("has the form of a handle for %s, however late it is", (kind) => {
    expect(toFindingHandle({ kind, from: 9_999_998, to: 9_999_999, channel: 63 })).toSatisfy(isHandle);
  });
});
