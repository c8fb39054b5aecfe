import { describe, expect, it } from "vitest";
import { formatMoment, parseMoment } from "./moment-link.ts";

describe("a moment in an address", () => {
  it.each<[string, string, { from: number; to: number | null }]>([
    ["a moment", "12.34", { from: 12.34, to: null }],
    ["the start", "0", { from: 0, to: null }],
    ["a stretch", "12.34-15", { from: 12.34, to: 15 }],
    ["microseconds", "0.000001-0.000002", { from: 0.000001, to: 0.000002 }],
    ["leading zeros", "007", { from: 7, to: null }],
  ])("is %s", (_name, text, moment) => expect(parseMoment(text)).toEqual(moment));

  it.each([
    ["nothing", ""],
    ["words", "start"],
    ["minutes", "1:30"],
    ["a sign", "-3"],
    ["an exponent", "1e3"],
    ["hexadecimal", "0x10"],
    ["infinity", "Infinity"],
    ["spaces", " 3"],
    ["a comma", "3,5"],
    ["a bare point", "3."],
    ["an open end", "3-"],
    ["an end before the start", "3-2"],
    ["an end at the start", "3-3"],
    ["two ends", "3-4-5"],
    ["too many digits", "0.1234567"],
    ["more than any recording has", "10000001"],
    ["an end after any recording", "1-10000001"],
  ])("is not %s", (_name, text) => expect(parseMoment(text)).toBeNull());

  it.each<[string, { from: number; to: number | null }, string]>([
    ["whole seconds without a point", { from: 12, to: null }, "12"],
    ["thousandths", { from: 12.3456789, to: null }, "12.346"],
    ["no trailing zeros", { from: 0.1 + 0.2, to: null }, "0.3"],
    ["a stretch", { from: 12.34, to: 15 }, "12.34-15"],
    ["a stretch shorter than a thousandth as its moment", { from: 1, to: 1.0001 }, "1"],
    ["no moment before the start", { from: -0.0001, to: null }, "0"],
  ])("is written with %s", (_name, moment, text) => {
    expect(formatMoment(moment)).toBe(text);
    expect(parseMoment(text)).not.toBeNull();
  });
});
