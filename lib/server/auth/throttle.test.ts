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

it("does the work of one key in turn, whatever becomes of it, and that of others meanwhile", async () => {
  const throttle = createThrottle();
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const work = (name: string, until: Promise<void> = Promise.resolve()) =>
    throttle.inTurn(name.charAt(0), async () => {
      await until;
      order.push(name);
    });
  const all = [work("a1", first.promise), work("a2"), work("b1")];
  await all[2];
  expect(order).toEqual(["b1"]);
  first.reject(new Error("no"));
  await expect(all[0]).rejects.toThrow("no");
  await all[1];
  expect(order).toEqual(["b1", "a2"]);
});
