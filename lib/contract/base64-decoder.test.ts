import { describe, expect, it } from "vitest";
import { createBase64Decoder } from "./base64-decoder.ts";

/** A repeatable source of numbers from 0 up to 1 (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomBytes(length: number, random: () => number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, () => Math.floor(random() * 256)));
}

function decode(text: string | Uint8Array, nextLength: () => number = () => 65_536): Buffer {
  const bytes = typeof text === "string" ? Buffer.from(text, "latin1") : text;
  const decoder = createBase64Decoder();
  const decoded: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = nextLength();
    decoded.push(decoder.push(bytes.subarray(at, at + length)));
    at += length;
  }
  decoded.push(decoder.finish());
  expect(decoder.textBytes).toBe(bytes.length);
  return Buffer.concat(decoded);
}

function catchFault(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return "nothing was thrown";
}

const chunkings = [
  { name: "1 character", next: () => () => 1 },
  { name: "3 characters", next: () => () => 3 },
  { name: "7 characters", next: () => () => 7 },
  { name: "64 KiB", next: () => () => 65_536 },
  { name: "64 KiB and one", next: () => () => 65_537 },
  { name: "everything at once", next: () => () => 2 ** 30 },
  { name: "random lengths", next: (random: () => number) => () => Math.floor(random() ** 4 * 70_000) },
];

describe.each(chunkings)("a text that arrives by $name", ({ next }) => {
  it.each([0, 1, 2, 3, 4, 5, 6, 49_151, 49_152, 49_153, 150_000])("is decoded to its %i bytes", (length) => {
    const random = createRandom(length + 1);
    const bytes = randomBytes(length, random);
    expect(decode(bytes.toString("base64"), next(random)).equals(bytes)).toBe(true);
  });

  it.each([
    { name: "a character outside the alphabet", text: "QUJD*UJD", offset: 4, found: "“*”" },
    { name: "one at the very start", text: "!UJD", offset: 0, found: "“!”" },
    { name: "one in a group that never fills", text: "QUJDQ*", offset: 5, found: "“*”" },
    { name: "a minus of the URL-safe alphabet", text: "QUJDQU-D", offset: 6, found: "URL-safe" },
    { name: "an underscore of the URL-safe alphabet", text: "QUJDQUJ_", offset: 7, found: "URL-safe" },
    { name: "a line feed every 76 characters", text: `${"A".repeat(76)}\nAAAA`, offset: 76, found: "a line feed" },
    { name: "a line feed at the end", text: "QUJD\n", offset: 4, found: "a line feed" },
    { name: "a carriage return", text: "QUJD\r\n", offset: 4, found: "a carriage return" },
    { name: "a space", text: "QU JDQUJ", offset: 2, found: "a space" },
    { name: "a tab", text: "\tQUJDQUJ", offset: 0, found: "a tab" },
    { name: "a NUL", text: "QUJDQUJ\0", offset: 7, found: "a control character" },
    { name: "a data URL's prefix", text: "data:audio/wav;base64,QUJD", offset: 4, found: "“:”" },
    { name: "a character outside ASCII", text: "QUJDQ\u00fcJD", offset: 5, found: "outside ASCII" },
    { name: "text after two paddings", text: "QQ==QUJD", offset: 4, found: "“Q” after the padding" },
    { name: "text after one padding", text: "QUI=QUJD", offset: 4, found: "“Q” after the padding" },
    { name: "a padding too many", text: "QUJDQQ===", offset: 8, found: "“=” after the padding" },
    { name: "a letter between the paddings", text: "QQ=Q", offset: 3, found: "“Q” after padding" },
    { name: "padding as a group's second character", text: "QUJDQ===", offset: 5, found: "padding (=) where" },
    { name: "padding alone", text: "====", offset: 0, found: "padding (=) where" },
    { name: "trailing bits before two paddings", text: "QUJDQR==", offset: 5, found: "“R”, whose last bits" },
    { name: "trailing bits before one padding", text: "QUJDQUJ=", offset: 6, found: "“J”, whose last bits" },
    { name: "two characters without padding", text: "QUJDQQ", offset: 6, found: "without its padding" },
    { name: "three characters without padding", text: "QUJDQUI", offset: 7, found: "without its padding" },
    { name: "half a padding", text: "QUJDQQ=", offset: 7, found: "without its padding" },
    { name: "a single character too many", text: "QUJDQ", offset: 5, found: "one too many" },
  ])("is refused for $name, with the offset", ({ text, offset, found }) => {
    const random = createRandom(text.length);
    // The second prefix puts the fault where one 64 KiB piece meets the next.
    for (const prefix of ["", "QUJD".repeat(16_383)]) {
      const detail = expect.stringMatching(new RegExp(`at character ${prefix.length + offset} `));
      const fault = catchFault(() => decode(prefix + text, next(random)));
      expect(fault).toMatchObject({ code: "badBase64", detail });
      expect(fault).toMatchObject({ detail: expect.stringContaining(found) });
    }
  });
});

it("names the first fault of several", () => {
  expect(() => decode("QUJDQU*D QQ==QQ-=")).toThrow(/at character 6 found “\*”/);
});

it("takes 64 of the 256 byte values and no other, wherever in a group they stand", () => {
  const accepted = new Set(
    [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].map((c) => c.charCodeAt(0)),
  );
  for (let position = 0; position < 8; position++) {
    for (let value = 0; value < 256; value++) {
      const text = Buffer.from("QUJDQUJD", "latin1");
      text[position] = value;
      const isTaken = accepted.has(value);
      if (isTaken) expect(decode(text).length).toBe(6);
      else expect(() => decode(text)).toThrow(expect.objectContaining({ code: "badBase64" }));
    }
  }
});

it("takes exactly the texts that encode back to themselves", () => {
  const random = createRandom(7);
  const characters = "ABQRgw/+=-_ \n*";
  for (let round = 0; round < 5_000; round++) {
    const length = Math.floor(random() * 9);
    const text = Array.from({ length }, () => characters[Math.floor(random() * characters.length)]).join("");
    const decoded = Buffer.from(text, "base64");
    if (decoded.toString("base64") === text) expect(decode(text).equals(decoded)).toBe(true);
    else expect(() => decode(text), JSON.stringify(text)).toThrow(expect.objectContaining({ code: "badBase64" }));
  }
});

it("decodes a view that does not begin with its buffer, and leaves it as it was", () => {
  const whole = Buffer.from("....QUJDREVG....", "latin1");
  expect(decode(new Uint8Array(whole.buffer, whole.byteOffset + 4, 8)).toString()).toBe("ABCDEF");
  expect(whole.toString()).toBe("....QUJDREVG....");
});

it("keeps its own copy of a group that a chunk leaves open", () => {
  const decoder = createBase64Decoder();
  const reused = Buffer.from("QU");
  decoder.push(reused);
  reused.fill(0);
  expect(Buffer.from(decoder.push(Buffer.from("JD"))).toString()).toBe("ABC");
});
