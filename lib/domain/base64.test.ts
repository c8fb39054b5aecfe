import { describe, expect, it } from "vitest";
import { encodeBase64, encodeBase64Into, encodedLength, PART_BYTES, planParts } from "./base64.ts";

const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

/** Bytes that repeat with no period of 3, so that a shifted group shows. */
function sampleBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 167 + (index >> 8)) & 0xff);
}

describe("encodeBase64", () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 255, 256, 3071, 3072, 65_536, 100_001])(
    "writes what Node writes of %i bytes",
    (length) => {
      const bytes = sampleBytes(length);
      const expected = Buffer.from(bytes).toString("base64");
      expect(toText(encodeBase64(bytes))).toBe(expected);
      expect(encodedLength(length)).toBe(expected.length);
    },
  );

  it("writes every character of the alphabet", () => {
    const everyPair = Uint8Array.from({ length: 4096 * 3 }, (_, index) => {
      const value = Math.floor(index / 3);
      return [value >> 4, ((value & 15) << 4) | (value >> 8), value & 0xff][index % 3] as number;
    });
    expect(toText(encodeBase64(everyPair))).toBe(Buffer.from(everyPair).toString("base64"));
  });

  it("encodes a view that does not begin with its buffer", () => {
    const view = sampleBytes(100).subarray(7, 60);
    expect(toText(encodeBase64(view))).toBe(Buffer.from(view).toString("base64"));
  });

  it("writes into memory that is used again", () => {
    const room = new Uint8Array(200).fill(0x7e).subarray(2);
    for (const length of [100, 7, 8]) {
      const bytes = sampleBytes(length);
      expect(toText(encodeBase64Into(bytes, room))).toBe(Buffer.from(bytes).toString("base64"));
    }
    expect(room[136], "what lies behind the text").toBe(0x7e);
  });

  it("needs as much room as the text takes", () => {
    expect(() => encodeBase64Into(sampleBytes(9), new Uint8Array(11))).toThrow(RangeError);
  });
});

describe("planParts", () => {
  it.each([
    { name: "nothing", size: 0, part: 6, parts: [] },
    { name: "less than a part", size: 5, part: 6, parts: [[0, 5]] },
    { name: "exactly a part", size: 6, part: 6, parts: [[0, 6]] },
    {
      name: "a byte more",
      size: 7,
      part: 6,
      parts: [
        [0, 6],
        [6, 7],
      ],
    },
    {
      name: "a part length that is no multiple of 3",
      size: 10,
      part: 8,
      parts: [
        [0, 6],
        [6, 10],
      ],
    },
  ])("cuts $name", ({ size, part, parts }) => {
    expect(planParts(size, part)).toEqual(parts.map(([start, end]) => ({ start, end })));
  });

  it("takes parts of 3 MiB, which are 4 MiB of text", () => {
    expect(planParts(PART_BYTES + 1)).toHaveLength(2);
    expect(encodedLength(PART_BYTES)).toBe(4 * 1024 * 1024);
  });

  it.each([2, 0, -3, Number.NaN])("refuses parts of %d bytes", (partBytes) => {
    expect(() => planParts(10, partBytes)).toThrow(RangeError);
  });

  it.each([3, 9, 64, 1000])("gives parts of %i bytes whose texts make up the text of the whole", (partBytes) => {
    const bytes = sampleBytes(2501);
    const texts = planParts(bytes.length, partBytes).map(({ start, end }) => encodeBase64(bytes.subarray(start, end)));
    expect(toText(Buffer.concat(texts))).toBe(Buffer.from(bytes).toString("base64"));
  });
});
