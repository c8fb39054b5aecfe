import { describe, expect, it } from "vitest";
import type { Finding } from "../../domain/findings/finding.ts";
import { findAgain, isOfTheWhole, listenFrom, stepFinding } from "./finding-steps.ts";

const finding = (from: number, to: number): Finding => ({
  kind: "clipping",
  severity: "high",
  from,
  to,
  channel: null,
  value: 1,
  sentence: "Clipped.",
});

describe("where one listens from", () => {
  it("is a little before the finding", () => expect(listenFrom(finding(5, 6))).toBe(4));
  it("is never before the start", () => expect(listenFrom(finding(0.4, 6))).toBe(0));
});

describe("what is of the whole recording", () => {
  it.each([
    ["from the start to the end", 0, 10, true],
    ["with an end that was rounded", 0, 9.99, true],
    ["only the start", 0, 9, false],
    ["only the end", 1, 10, false],
  ])("%s", (_name, from, to, is) => expect(isOfTheWhole({ from, to }, 10)).toBe(is));
});

describe("the next finding", () => {
  const list = [finding(0, 20), finding(3, 4), finding(3, 5), finding(12, 13)];
  it.each([
    ["the first after the place", null, 1, 1, 1],
    ["one that begins where the player is", null, 0, 1, 0],
    ["the last before the place", null, 10, -1, 2],
    ["past the last the first", null, 15, 1, 0],
    ["before the first the last", null, 0, -1, 3],
    ["of two that begin together the other one", 1, 2, 1, 2],
    ["and back", 2, 2, -1, 1],
    ["after the last one the first", 3, 11, 1, 0],
    ["by the place, once the player has gone on from the current one", 1, 10, 1, 3],
    ["by the place, where the list has changed", 9, 10, 1, 3],
  ] as const)("is %s", (_name, current, seconds, direction, next) => {
    expect(stepFinding(list, { current, seconds, direction })).toBe(next);
  });

  it("is none where nothing was found", () => {
    expect(stepFinding([], { current: null, seconds: 1, direction: 1 })).toBeNull();
    expect(stepFinding([], { current: 0, seconds: 1, direction: -1 })).toBeNull();
  });
});

it("finds a finding again where more was found before it, and not where it is gone", () => {
  expect(findAgain([finding(0, 20), finding(3, 4)], finding(3, 4))).toBe(1);
  expect(findAgain([finding(0, 20)], finding(3, 4))).toBeNull();
  expect(findAgain([finding(0, 20)], undefined)).toBeNull();
});
