import { describe, expect, it } from "vitest";
import { toAbsoluteTime, toRelativeTime } from "./relative-time-words";

const now = Date.parse("2026-11-22T12:00:00Z");

describe("toRelativeTime", () => {
  it.each([
    ["2026-11-22T12:00:00.000000Z", "just now"],
    ["2026-11-22T11:59:00.500000Z", "just now"],
    ["2026-11-22T11:59:00.000000Z", "1 min ago"],
    ["2026-11-22T11:00:01.000000Z", "59 min ago"],
    ["2026-11-22T11:00:00.000000Z", "1 h ago"],
    ["2026-11-21T12:00:01.000000Z", "23 h ago"],
    ["2026-11-21T12:00:00.000000Z", "yesterday"],
    ["2026-11-15T12:00:01.000000Z", "6 days ago"],
    ["2026-11-15T12:00:00.000000Z", "15 Nov 2026"],
    ["2026-11-22T12:03:00.000000Z", "just now"],
    ["no date", ""],
  ])("%s → %s", (dateTime, expected) => {
    expect(toRelativeTime(dateTime, now)).toBe(expected);
  });
});

it("names the moment in the zone asked for", () => {
  expect(toAbsoluteTime("2026-11-22T10:31:04.000000Z", "UTC")).toBe("22 November 2026 at 10:31:04 UTC");
});
