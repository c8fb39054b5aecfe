import { expect, it } from "vitest";
import { settleWithin } from "./settle-within.ts";

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it("waits for work that is quick", async () => {
  let isDone = false;
  await settleWithin(
    after(5).then(() => {
      isDone = true;
    }),
    5_000,
  );
  expect(isDone).toBe(true);
});

it("does not wait for work that is slow", async () => {
  const startedMs = performance.now();
  await settleWithin(after(5_000), 20);
  expect(performance.now() - startedMs).toBeLessThan(1_000);
});

it("fails with the work", async () => {
  await expect(settleWithin(Promise.reject(new Error("no")), 5_000)).rejects.toThrow("no");
});
