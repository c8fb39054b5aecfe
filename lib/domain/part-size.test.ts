import { describe, expect, it } from "vitest";
import { choosePartBytes, LEAST_PART_BYTES, learnOf, type PartEvent, unknownLimit } from "./part-size.ts";

const MIB = 2 ** 20;
const learnt = (...events: PartEvent[]) => events.reduce(learnOf, unknownLimit);

describe("choosePartBytes", () => {
  it.each([
    ["an unknown line", unknownLimit, null, 3 * MIB],
    ["2 MiB of text a second", unknownLimit, 2 * MIB, 3 * MIB],
    ["a very fast line", unknownLimit, 1e9, 24 * MIB],
    ["a line that stands still", unknownLimit, 0, LEAST_PART_BYTES],
    [
      "a proxy that takes 1 MB",
      learnt({ type: "refused", bytes: 3 * MIB }, { type: "refused", bytes: 1.5 * MIB }),
      1e9,
      0.75 * MIB,
    ],
  ])("%s", (_name, limit, bytesPerSecond, expected) => {
    const bytes = choosePartBytes(limit, bytesPerSecond);
    expect(Math.abs(bytes - expected)).toBeLessThan(3);
    expect(bytes % 3).toBe(0);
  });
});

describe("learnOf", () => {
  it("never tries again what was refused, however much passes", () => {
    const passed = Array.from({ length: 50 }, (): PartEvent => ({ type: "passed" }));
    const limit = learnt({ type: "refused", bytes: MIB }, ...passed);
    expect(limit).toEqual({ mostBytes: MIB / 2, refusedBytes: MIB, cuts: 0 });
  });

  it("does not take a later, larger refusal for a smaller limit", () => {
    expect(learnt({ type: "refused", bytes: MIB }, { type: "refused", bytes: 2 * MIB }).refusedBytes).toBe(MIB);
  });

  it("halves what is cut off, and comes back when parts pass", () => {
    const cut = learnt({ type: "cut", bytes: 4 * MIB }, { type: "cut", bytes: 2 * MIB });
    expect(cut).toMatchObject({ mostBytes: MIB, cuts: 2 });
    expect(learnOf(cut, { type: "passed" })).toMatchObject({ mostBytes: 1.25 * MIB, cuts: 0 });
  });

  it("does not cut anything down to nothing", () => {
    expect(learnt({ type: "cut", bytes: 10 }).mostBytes).toBe(LEAST_PART_BYTES);
    expect(learnt({ type: "refused", bytes: 10 }).mostBytes).toBe(LEAST_PART_BYTES);
  });
});
