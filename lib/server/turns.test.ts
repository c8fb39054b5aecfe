import { expect, it } from "vitest";
import { createTurns } from "./turns.ts";

it("does the work of one key in turn, whatever becomes of it, and that of others meanwhile", async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const work = (name: string, until: Promise<void> = Promise.resolve()) =>
    inTurn(name.charAt(0), async () => {
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
