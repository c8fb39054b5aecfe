import { describe, expect, it } from "vitest";
import { condense } from "./condense.ts";
import type { Fault } from "./fault.ts";
import { toFinding } from "./sentences.ts";

const clip = (from: number, amount: number): Fault => ({
  kind: "clipping",
  from,
  to: from + 0.1,
  channel: 0,
  value: amount / 100,
  amount,
});

describe("condense", () => {
  it("leaves what is few enough as it is", () => {
    const faults = [clip(1, 5), clip(9, 5)];
    expect(condense(faults, 2)).toEqual(faults);
  });

  it("tells those that lie closest together as one, with the worst value and all samples", () => {
    const told = condense([clip(20, 1), clip(1, 10), clip(1.5, 30), clip(10, 2)], 3);
    expect(told).toEqual([{ ...clip(1, 10), to: 1.6, value: 0.3, amount: 40, places: 2 }, clip(10, 2), clip(20, 1)]);
    expect(toFinding(told[0] as Fault)?.sentence).toBe(
      "Clipped from 0:01.0 to 0:01.6: 40 samples at full scale. 2 such places are told as one.",
    );
  });

  it("never leaves more than was asked for", () => {
    const many = Array.from({ length: 5000 }, (_, i) => clip(i, 5));
    const told = condense(many);
    expect(told).toHaveLength(100);
    expect(told.reduce((sum, { places = 1 }) => sum + places, 0)).toBe(5000);
  });
});
