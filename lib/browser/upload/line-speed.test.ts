import { expect, it } from "vitest";
import { createLineSpeed } from "./line-speed.ts";

it("knows nothing at first and learns nothing from small texts", () => {
  const speed = createLineSpeed();
  speed.note(1000, 1);
  expect(speed.bytesPerSecond()).toBeNull();
});

it("forgives a slow answer and forgets after five", () => {
  const speed = createLineSpeed();
  speed.note(1_000_000, 1);
  speed.note(1_000_000, 10);
  expect(speed.bytesPerSecond()).toBe(1_000_000);
  for (let i = 0; i < 4; i++) speed.note(1_000_000, 10);
  expect(speed.bytesPerSecond()).toBe(100_000);
});
