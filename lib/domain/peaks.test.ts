import { describe, expect, it } from "vitest";
import WaveformData from "waveform-data";
import {
  decodeDat,
  encodeDat,
  levelCount,
  levelLength,
  pyramidBytes,
  pyramidOffset,
  samplesPerPixel,
} from "./peaks.ts";

describe("the pyramid", () => {
  it("has four times fewer pixels a level", () => {
    expect([0, 1, 2].map(samplesPerPixel)).toEqual([256, 1024, 4096]);
    expect([0, 1, 2].map((level) => levelLength(4097, level))).toEqual([17, 5, 2]);
  });

  it.each([
    [0, 1],
    [1, 1],
    [256 * 256, 1],
    [256 * 256 + 1, 2],
    [1024 * 256, 2],
    [1024 * 256 + 1, 3],
    [4 * 3600 * 48_000, 8],
  ])("of %i frames has %i levels", (frames, levels) => {
    expect(levelCount(frames)).toBe(levels);
  });

  it("lays its levels one behind the other, four bytes a pixel and channel", () => {
    const frames = 256 * 256 + 1;
    expect(pyramidOffset(frames, 2, 0)).toBe(0);
    expect(pyramidOffset(frames, 2, 1)).toBe(257 * 8);
    expect(pyramidBytes(frames, 2)).toBe((257 + 65) * 8);
    expect(pyramidBytes(0, 1)).toBe(0);
  });
});

describe("the .dat form", () => {
  const stereo = {
    sampleRateHz: 44_100,
    samplesPerPixel: 1024,
    length: 2,
    channels: 2,
    data: Int16Array.of(-1, 2, -300, 400, -32_768, 32_767, 0, 0),
  };

  it("is read by waveform-data as it was meant", () => {
    const waveform = WaveformData.create(encodeDat(stereo).buffer);
    expect(waveform).toMatchObject({ sample_rate: 44_100, scale: 1024, length: 2, channels: 2, bits: 16 });
    expect(waveform.channel(0).min_array()).toEqual([-1, -32_768]);
    expect(waveform.channel(0).max_array()).toEqual([2, 32_767]);
    expect(waveform.channel(1).min_array()).toEqual([-300, 0]);
    expect(waveform.channel(1).max_array()).toEqual([400, 0]);
  });

  it("survives the way there and back, from any address", () => {
    const bytes = encodeDat(stereo);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(decodeDat(shifted.subarray(1))).toEqual(stereo);
  });

  it("takes raw bytes of the pyramid file as well as samples", () => {
    const raw = new Uint8Array(stereo.data.buffer);
    expect(encodeDat({ ...stereo, data: raw })).toEqual(encodeDat(stereo));
  });

  it.each([
    ["a short header", (bytes: Uint8Array) => bytes.subarray(0, 23)],
    ["a short body", (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1)],
    ["another version", (bytes: Uint8Array) => bytes.with(0, 1)],
    ["8-bit data", (bytes: Uint8Array) => bytes.with(4, 1)],
    ["no channels", (bytes: Uint8Array) => bytes.with(20, 0)],
    ["a length beyond the body", (bytes: Uint8Array) => bytes.with(19, 255)],
  ])("is refused with %s", (_, spoil) => {
    expect(() => decodeDat(spoil(encodeDat(stereo)))).toThrow(RangeError);
  });

  it("is not made of data that does not fit its length", () => {
    expect(() => encodeDat({ ...stereo, length: 3 })).toThrow(RangeError);
  });
});
