import { describe, expect, it } from "vitest";
import { toEnvelope } from "./envelope.ts";

const numbers = (values: Float32Array) => [...values].map((value) => Number(value.toFixed(3)));

describe("toEnvelope", () => {
  it("keeps every pair where there are columns enough", () => {
    const { least, greatest } = toEnvelope([-0.5, 0.25, -1, 1], 10);
    expect(numbers(least)).toEqual([-0.5, -1]);
    expect(numbers(greatest)).toEqual([0.25, 1]);
  });

  it("never loses a peak when several pairs share a column", () => {
    const values = new Float32Array(2000);
    values[1235] = 0.9;
    values[400] = -0.8;
    const { least, greatest } = toEnvelope(values, 7);
    expect(least).toHaveLength(7);
    expect(Math.max(...numbers(greatest))).toBe(0.9);
    expect(Math.min(...numbers(least))).toBe(-0.8);
  });

  it("puts least and greatest right when a slice begins in the middle of a pair", () => {
    const { least, greatest } = toEnvelope([0.5, -0.5, 0.25, -0.25], 2);
    expect(numbers(least)).toEqual([-0.5, -0.25]);
    expect(numbers(greatest)).toEqual([0.5, 0.25]);
  });

  it.each([
    ["nothing", [], 5],
    ["half a pair", [0.5], 5],
    ["no columns", [-1, 1], 0],
  ])("has no points for %s", (_name, values, columns) => {
    expect(toEnvelope(values, columns).least).toHaveLength(0);
  });
});
