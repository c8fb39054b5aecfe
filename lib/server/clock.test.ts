import { describe, expect, it, vi } from "vitest";
import { fromNow, normalizeDateTime, now } from "./clock.ts";

describe("clock", () => {
  it("gives every call a later date-time of one width", () => {
    const times = Array.from({ length: 5000 }, now);
    expect(new Set(times).size).toBe(5000);
    expect([...times].sort()).toEqual(times);
    for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  it("makes no lease that is over at once when the machine's clock is set back", () => {
    now();
    vi.useFakeTimers({ now: Date.now() - 3_600_000, toFake: ["Date"] });
    try {
      expect(fromNow(30_000) > now()).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it("counts from now", () => {
    expect(fromNow(-60_000) < now()).toBe(true);
    expect(fromNow(60_000) > now()).toBe(true);
  });

  it.each([
    ["no fraction", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000000Z"],
    ["milliseconds", "2026-01-01T00:00:00.5Z", "2026-01-01T00:00:00.500000Z"],
    ["nanoseconds", "2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00.123456Z"],
    ["an offset", "2026-01-01T02:00:00.25+02:00", "2026-01-01T00:00:00.250000Z"],
  ])("normalizes %s", (_name, given, wanted) => expect(normalizeDateTime(given)).toBe(wanted));
});
