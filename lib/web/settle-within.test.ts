import { expect, it } from "vitest";
import { settleWithin } from "./settle-within.ts";

const after = <T>(milliseconds: number, value: T) =>
  new Promise<T>((resolve) => setTimeout(() => resolve(value), milliseconds));

it("gives what quick work gives", async () => {
  expect(await settleWithin(after(5, "list"), 5_000)).toBe("list");
});

it("does not wait for slow work", async () => {
  const startedMs = performance.now();
  expect(await settleWithin(after(5_000, "list"), 20)).toBeUndefined();
  expect(performance.now() - startedMs).toBeLessThan(1_000);
});

it("fails with the work", async () => {
  await expect(settleWithin(Promise.reject(new Error("no")), 5_000)).rejects.toThrow("no");
});
