import { describe, expect, it } from "vitest";
import { toBitRateLabel, toByteLabel, toSampleRateLabel, toSpokenTime, toTimecode } from "./timecode.ts";

describe("times", () => {
  it.each([
    ["the start", 0, "0:00.0", "0 seconds"],
    ["tenths", 3.5, "0:03.5", "3.5 seconds"],
    ["three tenths, which binary stores a little lower", 0.3, "0:00.3", "0.3 seconds"],
    ["one second", 1, "0:01.0", "1 second"],
    ["just under a minute, not rounded up", 59.99, "0:59.9", "59.9 seconds"],
    ["a minute", 60, "1:00.0", "1 minute"],
    ["a minute and a bit", 63.5, "1:03.5", "1 minute 3.5 seconds"],
    ["just under an hour", 3599.99, "59:59.9", "59 minutes 59.9 seconds"],
    ["an hour", 3600, "1:00:00", "1 hour"],
    ["more than an hour, without tenths", 3723.9, "1:02:03", "1 hour 2 minutes 3 seconds"],
    ["ten hours", 36_000, "10:00:00", "10 hours"],
    ["a length that is not known", Number.NaN, "0:00.0", "0 seconds"],
    ["an endless stream", Number.POSITIVE_INFINITY, "0:00.0", "0 seconds"],
    ["before the start", -1, "0:00.0", "0 seconds"],
  ])("%s", (_name, seconds, timecode, spoken) => {
    expect(toTimecode(seconds)).toBe(timecode);
    expect(toSpokenTime(seconds)).toBe(spoken);
  });
});

describe("sample rates", () => {
  it.each([
    [8000, "8 kHz"],
    [11_025, "11.025 kHz"],
    [44_100, "44.1 kHz"],
    [384_000, "384 kHz"],
    [800, "800 Hz"],
  ])("%i Hz", (hz, label) => expect(toSampleRateLabel(hz)).toBe(label));
});

describe("sizes", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [1023, "1023 bytes"],
    [1024, "1 KiB"],
    [4724, "4.61 KiB"],
    [1_023_500, "0.976 MiB"],
    [2 * 1024 ** 3, "2 GiB"],
    [5 * 1024 ** 5, "5120 TiB"],
  ])("%i bytes", (bytes, label) => expect(toByteLabel(bytes)).toBe(label));
});

describe("bit rates", () => {
  it.each([
    [6000, "6 kbit/s"],
    [128_000, "128 kbit/s"],
    [1_411_200, "1.41 Mbit/s"],
  ])("%i", (bitsPerSecond, label) => expect(toBitRateLabel(bitsPerSecond)).toBe(label));
});
