import { expect, it } from "vitest";
import { settleWithin } from "./settle-within.ts";

const after = <T>(milliseconds: number, value: T) =>
  new Promise<T>((resolve) => setTimeout(() => resolve(value), milliseconds));

it("gives what quick work gives", async () => {
  expect(await settleWithin(after(5, "list"), 5_000)).toBe("list");
});

it("does not wait for slow work", async () => {
  let isThere = false;
  const slow = after(5_000, "list").finally(() => {
    isThere = true;
  });
  expect(await settleWithin(slow, 20)).toBeUndefined();
  expect(isThere).toBe(false);
});

it("fails with the work", async () => {
  await expect(settleWithin(Promise.reject(new Error("no")), 5_000)).rejects.toThrow("no");
});
