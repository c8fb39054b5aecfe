import { describe, expect, it } from "vitest";
import { adtsFrame, findFrames, mpegFrame } from "./frames.ts";
import { couldBeMedia, id3Bytes, sniffFormat } from "./signatures.ts";

const bytes = (...parts: (string | number[] | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : [...part])));

/** A frame of MPEG-1 layer 3, 128 kbit/s at 44.1 kHz: 417 bytes. */
const mp3 = bytes([0xff, 0xfb, 0x90, 0x00], new Uint8Array(413));
/** A frame of AAC in ADTS, 44.1 kHz, two channels, 100 bytes. */
const adts = bytes([0xff, 0xf1, 0x50, 0x80, 0x0c, 0x9f, 0xfc], new Uint8Array(93));
const zeros = new Uint8Array(500);

describe("frames", () => {
  it.each([
    ["MPEG-1 layer 3", [0xff, 0xfb, 0x90, 0x00], { layer: 3, bytes: 417 }],
    ["with padding", [0xff, 0xfb, 0x92, 0x00], { layer: 3, bytes: 418 }],
    ["MPEG-2 layer 3, 64 kbit/s at 22.05 kHz", [0xff, 0xf3, 0x80, 0x00], { layer: 3, bytes: 208 }],
    ["MPEG-1 layer 2, 192 kbit/s at 48 kHz", [0xff, 0xfd, 0xa4, 0x00], { layer: 2, bytes: 576 }],
    ["MPEG-1 layer 1, 32 kbit/s at 32 kHz", [0xff, 0xff, 0x18, 0x00], { layer: 1, bytes: 48 }],
    ["a forbidden bit rate", [0xff, 0xfb, 0xf0, 0x00], null],
    ["a forbidden sample rate", [0xff, 0xfb, 0x9c, 0x00], null],
    ["no version", [0xff, 0xeb, 0x90, 0x00], null],
    ["AAC", [...adts.subarray(0, 7)], null],
  ])("of MPEG audio: %s", (_name, header, expected) => {
    const frame = mpegFrame(bytes(header), 0);
    expect(frame && { layer: frame.layer, bytes: frame.bytes }).toEqual(expected);
  });

  it("of AAC tell their length", () => {
    expect(adtsFrame(adts, 0)).toEqual({ bytes: 100 });
    expect(adtsFrame(mp3, 0)).toBeNull();
  });

  it.each<[string, Uint8Array, ReturnType<typeof findFrames>]>([
    ["two in a row", bytes(mp3, mp3, zeros), { format: "mp3", at: 0 }],
    ["two of AAC", bytes(adts, adts, zeros), { format: "aac", at: 0 }],
    ["two behind rubbish", bytes("rubbish", [0xff], mp3, mp3), { format: "mp3", at: 8 }],
    ["one that is the whole file", mp3, { format: "mp3", at: 0 }],
    ["one alone", bytes(mp3, zeros), null],
    ["none", zeros, null],
  ])("are found: %s", (_name, head, expected) => {
    expect(findFrames(head)).toEqual(expected);
  });
});

describe("the first bytes", () => {
  it.each<[string, Uint8Array, string | null, boolean]>([
    ["RIFF of a WAV", bytes("RIFF\0\0\0\0WAVEfmt "), "wav", true],
    ["RIFF of a film", bytes("RIFF\0\0\0\0AVI LIST"), "avi", true],
    ["RIFF of a picture", bytes("RIFF\0\0\0\0WEBPVP8 ", zeros), null, false],
    ["a film of no known brand", bytes("\0\0\0\x14ftypisom", zeros), "mp4", true],
    ["a sound of Apple", bytes("\0\0\0\x14ftypM4A ", zeros), "m4a", true],
    ["QuickTime without a brand", bytes("\0\0\0\x08wide\0\0\0\x10mdat", zeros), "mp4", true],
    ["a film behind a box that we do not know", bytes("\0\0\0\x0cAAAAabcd\0\0\0\x14ftypqt  "), "mp4", true],
    ["EBML of the web", bytes([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84], "webm"), "webm", true],
    ["EBML of anything else", bytes([0x1a, 0x45, 0xdf, 0xa3, 0x80]), "matroska", true],
    ["one frame, then what nobody knows", bytes(mp3, zeros), null, true],
    ["FLAC without its header", bytes([0xff, 0xf8, 0xc9, 0x18], zeros), null, true],
    ["a tag", bytes("ID3\x03\0\0\0\0\0\0", zeros), null, true],
    ["a PDF", bytes("%PDF-1.7\n", zeros), null, false],
    ["a program", bytes("MZ\x90\0\x03\0\0\0", zeros), null, false],
    ["an archive", bytes("PK\x03\x04\x14\0\0\0", zeros), null, false],
    ["a name of a format in prose", bytes("OggX RIFF fLaC"), null, false],
    ["nothing", bytes(), null, false],
  ])("%s", (_name, head, format, isMedia) => {
    expect([sniffFormat(head), couldBeMedia(head)]).toEqual([format, isMedia]);
  });

  it.each([
    ["none", bytes("RIFF"), 0],
    ["one", bytes("ID3\x03\0\0\0\0\x01\x00", zeros), 138],
    ["one with a footer", bytes("ID3\x04\0\x10\0\0\x01\x00", zeros), 148],
    ["one that is cut off", bytes("ID3\x03\0"), 0],
  ])("hold a tag: %s", (_name, head, expected) => {
    expect(id3Bytes(head)).toBe(expected);
  });
});
