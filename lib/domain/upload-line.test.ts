import { describe, expect, it } from "vitest";
import { freshLine, type LineEvent, reduceLine, toWaitMs, type UploadLine } from "./upload-line.ts";

const fault = { code: "network", detail: "The connection was lost." };
const broke = { type: "broke", fault, nowMs: 1000, random: 0.5 } as const;
const down: UploadLine = { state: "down", failures: 1, fault, retryAtMs: 2000 };

describe("reduceLine", () => {
  const lines: Record<string, UploadLine> = {
    up: freshLine,
    down,
    signedOut: { state: "signedOut" },
    outdated: { state: "outdated" },
  };
  it.each<[string, LineEvent, string]>([
    ["up", broke, "down"],
    ["up", { type: "worked" }, "up"],
    ["up", { type: "tried" }, "up"],
    ["up", { type: "signedOut" }, "signedOut"],
    ["up", { type: "signedIn" }, "up"],
    ["up", { type: "outdated" }, "outdated"],
    ["up", { type: "unanswered", nowMs: 0, random: 0 }, "up"],
    ["down", { type: "unanswered", nowMs: 0, random: 0 }, "down"],
    ["down", { type: "tried" }, "up"],
    // What was answered late says nothing of the line as it is.
    ["down", { type: "worked" }, "down"],
    ["down", { type: "signedOut" }, "signedOut"],
    ["down", { type: "signedIn" }, "down"],
    ["signedOut", broke, "signedOut"],
    ["signedOut", { type: "worked" }, "signedOut"],
    ["signedOut", { type: "tried" }, "signedOut"],
    ["signedOut", { type: "signedIn" }, "up"],
    ["signedOut", { type: "outdated" }, "outdated"],
    ["outdated", { type: "signedIn" }, "outdated"],
    ["outdated", { type: "tried" }, "outdated"],
  ])("%s, %o", (before, event, after) => {
    expect(reduceLine(lines[before] as UploadLine, event).state).toBe(after);
  });

  it("takes what breaks together for one failure", () => {
    expect(reduceLine(down, { ...broke, nowMs: 1500 })).toBe(down);
  });

  it("waits longer each time until something works", () => {
    const tried = reduceLine(down, { type: "tried" });
    expect(reduceLine(tried, broke)).toMatchObject({ failures: 2, retryAtMs: 3000 });
    expect(reduceLine(reduceLine(tried, { type: "worked" }), broke)).toMatchObject({ failures: 1, retryAtMs: 2000 });
  });

  it("waits longer each time that nobody answers, and keeps what it broke by", () => {
    const again = reduceLine(down, { type: "unanswered", nowMs: 2000, random: 0.5 });
    expect(again).toEqual({ state: "down", failures: 2, fault, retryAtMs: 4000 });
  });

  it("waits as long as the server asks, ten minutes at most", () => {
    expect(reduceLine(freshLine, { ...broke, retryAfterSeconds: 30 })).toMatchObject({ retryAtMs: 31_000 });
    expect(reduceLine(freshLine, { ...broke, retryAfterSeconds: 1e6 })).toMatchObject({ retryAtMs: 601_000 });
  });
});

it.each([
  [1, 0, 500],
  [1, 1, 1500],
  [2, 0.5, 2000],
  [6, 0.5, 32_000],
  [7, 0.5, 60_000],
  [100, 1, 90_000],
])("after %d failures, with %d: %d ms", (failures, random, waitMs) => {
  expect(toWaitMs(failures, random)).toBe(waitMs);
});
