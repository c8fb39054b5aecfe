import { describe, expect, it } from "vitest";
import { MAX_WAV_BYTES, WAV_HEADER_BYTES, wavBytes, wavHeader } from "./wav.ts";

describe("the WAV header", () => {
  it("says what follows it", () => {
    const header = Buffer.from(wavHeader({ sampleRateHz: 44_100, channels: 2, frames: 10 }));
    expect(header.length).toBe(WAV_HEADER_BYTES);
    expect(header.toString("hex")).toBe(
      "524946464c00000057415645666d7420" + "100000000100020044ac000010b10200040010006461746128000000",
    );
  });

  it("holds the largest file there can be, and nothing larger", () => {
    const frames = Math.floor((MAX_WAV_BYTES - WAV_HEADER_BYTES) / 4);
    const header = Buffer.from(wavHeader({ sampleRateHz: 48_000, channels: 2, frames }));
    expect(header.readUInt32LE(4) + 8).toBe(wavBytes(frames, 2));
    expect(() => wavHeader({ sampleRateHz: 48_000, channels: 2, frames: frames + 1 })).toThrow(RangeError);
  });
});
