import { describe, expect, it } from "vitest";
import { choosePartBytes, LEAST_PART_BYTES, learnOf, type PartEvent, unknownLimit } from "./part-size.ts";

const MIB = 2 ** 20;
const passed = (count: number) => Array.from({ length: count }, (): PartEvent => ({ type: "passed", bytes: MIB / 2 }));
const learnt = (...events: PartEvent[]) => events.reduce(learnOf, unknownLimit);

describe("choosePartBytes", () => {
  it.each([
    ["an unknown line", unknownLimit, null, 3 * MIB],
    ["2 MiB of text a second", unknownLimit, 2 * MIB, 3 * MIB],
    ["a very fast line", unknownLimit, 1e9, 12 * MIB],
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
  it("tries nothing as large as what was refused, until many parts have passed", () => {
    const limit = learnt({ type: "refused", bytes: MIB }, ...passed(32));
    expect(limit).toMatchObject({ mostBytes: MIB / 2, refusedBytes: MIB });
    expect(learnOf(limit, { type: "passed", bytes: MIB / 2 }).mostBytes).toBeGreaterThan(MIB / 2);
  });

  it("forgets a limit that was raised, and keeps one that was not", () => {
    const limit = learnt({ type: "refused", bytes: MIB }, ...passed(40));
    expect(learnOf(limit, { type: "passed", bytes: MIB }).refusedBytes).toBeNull();
    const refused = learnOf(limit, { type: "refused", bytes: 2 * MIB });
    expect(refused).toMatchObject({ refusedBytes: MIB, mostBytes: MIB / 2, passes: 0 });
  });

  it("does not take a later, larger refusal for a smaller limit", () => {
    expect(learnt({ type: "refused", bytes: MIB }, { type: "refused", bytes: 2 * MIB }).refusedBytes).toBe(MIB);
  });

  it("halves what is cut off, and comes back slowly until the line has shown to be sound", () => {
    const cut = learnt({ type: "cut", bytes: 4 * MIB }, { type: "cut", bytes: 2 * MIB });
    expect(cut).toMatchObject({ mostBytes: MIB, cuts: 2 });
    const [seventh, eighth] = [7, 8].map((count) => passed(count).reduce(learnOf, cut));
    expect(seventh).toMatchObject({ mostBytes: expect.closeTo(MIB * 1.05 ** 7), cuts: 2 });
    expect(eighth).toMatchObject({ mostBytes: expect.closeTo(MIB * 1.05 ** 7 * 1.25), cuts: 0 });
  });

  it("does not cut anything down to nothing", () => {
    expect(learnt({ type: "cut", bytes: 10 }).mostBytes).toBe(LEAST_PART_BYTES);
    expect(learnt({ type: "refused", bytes: 10 }).mostBytes).toBe(LEAST_PART_BYTES);
  });
});
