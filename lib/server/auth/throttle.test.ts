import { expect, it } from "vitest";
import { createThrottle } from "./throttle.ts";

it("lets five failures pass, then doubles the pause up to a minute, and forgets", () => {
  let nowMs = 1000;
  const throttle = createThrottle(() => nowMs);
  for (let i = 0; i < 4; i++) throttle.fail("a");
  expect(throttle.waitMs("a")).toBe(0);
  throttle.fail("a");
  expect(throttle.waitMs("a")).toBe(1000);
  throttle.fail("a");
  expect(throttle.waitMs("a")).toBe(2000);
  nowMs += 1500;
  expect(throttle.waitMs("a")).toBe(500);
  for (let i = 0; i < 20; i++) throttle.fail("a");
  expect(throttle.waitMs("a")).toBe(60_000);
  expect(throttle.waitMs("b")).toBe(0);
  nowMs += 15 * 60_000;
  expect(throttle.waitMs("a")).toBe(0);
});

it("starts anew after a success", () => {
  const throttle = createThrottle(() => 0);
  for (let i = 0; i < 9; i++) throttle.fail("a");
  throttle.succeed("a");
  expect(throttle.waitMs("a")).toBe(0);
});
