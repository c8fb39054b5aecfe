import { describe, expect, it } from "vitest";
import {
  toChange,
  toCorrelationWords,
  toFrequency,
  toLevel,
  toOffset,
  toPercent,
  toSeconds,
} from "@/components/audios/measure-words";

describe("levels", () => {
  it.each([
    [-16.93, "−16.9 LUFS"],
    [-0.04, "0.0 LUFS"],
    [0, "0.0 LUFS"],
    [1.26, "1.3 LUFS"],
    [null, null],
  ])("%s is %s", (value, words) => expect(toLevel(value, "LUFS")).toBe(words));
});

describe("changes", () => {
  it.each([
    [0.21, "+0.2 dB"],
    [-3, "−3.0 dB"],
    [0.04, "none"],
    [-0.04, "none"],
    [null, null],
  ])("%s is %s", (value, words) => expect(toChange(value, "dB")).toBe(words));
});

describe("shares", () => {
  it.each([
    [0, "0 %"],
    [0.000_04, "under 0.01 %"],
    [0.001_234, "0.12 %"],
    [0.05, "5 %"],
    [0.1234, "12 %"],
    [0.9994, "over 99 %"],
    [1, "100 %"],
  ])("%d is %s", (ratio, words) => expect(toPercent(ratio)).toBe(words));
});

describe("offsets", () => {
  it.each([
    [0, "0 %"],
    [-0.000_001, "under 0.01 %"],
    [0.005_21, "+0.52 %"],
    [-0.02, "−2 %"],
  ])("%d is %s", (offset, words) => expect(toOffset(offset)).toBe(words));
});

it.each([
  [50, "50 Hz"],
  [3437.5, "3.44 kHz"],
  [22_050, "22.1 kHz"],
])("%d Hz is %s", (hz, words) => expect(toFrequency(hz)).toBe(words));

it.each([
  [1, "1.00, both the same"],
  [0.4, "0.40"],
  [0.01, "0.01, nothing in common"],
  [-0.99, "−0.99, one upside down"],
])("a correlation of %d reads %s", (correlation, words) => expect(toCorrelationWords(correlation)).toBe(words));

it.each([
  [0, "0.0 s"],
  [0.01, "under 0.1 s"],
  [4.29, "4.2 s"],
  [0.3, "0.3 s"],
])("%d s is %s", (seconds, words) => expect(toSeconds(seconds)).toBe(words));
