import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type BadFixtureName,
  badFixtures,
  type GoodFixtureName,
  goodFixtures,
  TONE_HZ,
  writeFixture,
} from "../../../fixtures/audio.ts";
import { encodeAudioFile } from "../../../fixtures/audio-encode.ts";
import { tone } from "../../../fixtures/audio-signal.ts";
import { formats } from "../../domain/formats.ts";
import { refuseHeader } from "../../domain/headers/judge-file.ts";
import { wavHeader } from "../../domain/wav.ts";
import { readHeader } from "./read-header.ts";

const GIB = 2 ** 30;
const folder = mkdtempSync(path.join(tmpdir(), "earmark-headers-"));
const goodNames = Object.keys(goodFixtures) as GoodFixtureName[];
const files = new Map<string, Buffer>();

beforeAll(async () => {
  const names = [...goodNames, ...(Object.keys(badFixtures) as BadFixtureName[])];
  for (const name of names) files.set(name, readFileSync((await writeFixture(folder, name)).path));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** What a header cannot tell, or not in a way that can be relied on. All that is not named here must be told. */
const untold: Partial<Record<GoodFixtureName, readonly string[]>> = {
  aacAdts: ["durationSeconds"],
  amr: ["durationSeconds"],
  webmLive: ["durationSeconds"],
  // Its decoder may double the rate, and make two channels of one.
  threeGp: ["sampleRateHz", "channels"],
  wavAdpcm: ["durationSeconds"],
  avi: ["codec", "sampleRateHz", "channels", "durationSeconds"],
  wma: ["codec", "sampleRateHz", "channels", "durationSeconds"],
};

const fileOf = (bytes: Uint8Array<ArrayBufferLike>) => new Blob([Uint8Array.from(bytes)]);

describe("the header of", () => {
  it.each(goodNames)("%s says what is true, and no more", async (name) => {
    const { frames, toleranceFrames, ...truth } = goodFixtures[name];
    const { header } = await readHeader(fileOf(files.get(name) as Buffer));
    for (const fact of ["container", "codec", "channels", "sampleRateHz"] as const) {
      expect(header?.[fact], fact).toBe(untold[name]?.includes(fact) ? undefined : truth[fact]);
    }
    const { sampleRateHz } = truth;
    const seconds = header?.durationSeconds;
    if (untold[name]?.includes("durationSeconds")) expect(seconds).toBeUndefined();
    // The header of an MP3 counts whole frames with the padding of the encoder.
    else expect(Math.abs((seconds as number) * sampleRateHz - frames)).toBeLessThanOrEqual(2 * toleranceFrames);
  });

  it.each(["text", "noise", "image", "m3u8", "ffconcat"] as const)("%s is none of a media file", async (name) => {
    expect(await readHeader(fileOf(files.get(name) as Buffer))).toEqual({ isMedia: false, header: null });
  });

  it.each([
    ["of PCM in Matroska", "matroska", "pcm_s24le", 48_000, { codec: "pcm_s24le", bitDepth: 24 }],
    ["of FLAC in Matroska", "matroska", "flac", 48_000, { codec: "flac", bitDepth: 16 }],
    ["of Opus in WebM", "webm", "libopus", 48_000, { codec: "opus", bitDepth: null }],
    ["of Vorbis in WebM", "webm", "libvorbis", 48_000, { codec: "vorbis", bitDepth: null }],
    ["of MP3 at half the rate", "mp3", "libmp3lame", 24_000, { codec: "mp3", bitDepth: null }],
  ])("a file %s", async (_name, muxer, encoder, sampleRateHz, expected) => {
    const file = path.join(folder, `${muxer}-${encoder}`);
    const channels = [tone(TONE_HZ, 3 * sampleRateHz, sampleRateHz)];
    encodeAudioFile(file, { muxer, encoder, sampleRateHz, channels, bits: expected.bitDepth ?? undefined });
    const { header } = await readHeader(fileOf(readFileSync(file)));
    expect(header).toMatchObject({ container: muxer, sampleRateHz, channels: 1, ...expected });
    expect(Math.abs((header?.durationSeconds ?? 0) - 3)).toBeLessThan(0.1);
  });

  it.each(["scraps", "truncatedM4a", "wavHeaderOnly", "filmWithoutAudio", "tenHoursOfSilence"] as const)(
    "%s leaves the answer to the server",
    async (name) => {
      const reading = await readHeader(fileOf(files.get(name) as Buffer));
      const limits = { maxUploadBytes: 2 * GIB, maxDurationSeconds: 4 * 3600, formats };
      expect(refuseHeader(reading, limits)).toBeNull();
    },
  );
});

describe("a header that misleads", () => {
  it.each([
    ["an empty file", new Uint8Array()],
    ["an ID3 tag and nothing else", Buffer.from("ID3\x03\0\0\x7f\x7f\x7f\x7f", "latin1")],
    ["a WAV of nothing but its magic", Buffer.from("RIFF\0\0\0\0WAVE", "latin1")],
    ["a movie box of the size 0", Buffer.from("\0\0\0\0moov", "latin1")],
    ["a tag within a tag within a tag", Buffer.from("ID3\x03\0\0\0\0\0\0".repeat(1000), "latin1")],
  ])("%s says nothing, and ends", async (_name, bytes) => {
    const { header } = await readHeader(fileOf(bytes));
    expect(header?.durationSeconds).toBeUndefined();
  });

  it("2,000 mutations of all formats end in an answer, of plausible numbers", async () => {
    const random = randomFrom(7);
    for (let seed = 0; seed < 2000; seed++) {
      const name = goodNames[seed % goodNames.length] as GoodFixtureName;
      const { isMedia, header } = await readHeader(fileOf(mutate(files.get(name) as Buffer, random)));
      expect(typeof isMedia, `seed ${seed}, ${name}`).toBe("boolean");
      for (const value of [header?.durationSeconds, header?.sampleRateHz, header?.channels]) {
        expect(value ?? 1, `seed ${seed}, ${name}`).toSatisfy((n: number) => Number.isFinite(n) && n >= 0);
      }
    }
  }, 120_000);
});

describe("of a file of 2 GiB", () => {
  it("that is a WAV a few slices are read", async () => {
    const frames = (2 * GIB) / 4 - 100;
    const head = wavHeader({ sampleRateHz: 48_000, channels: 2, frames });
    const { file, reads } = sparse(2 * GIB, [0, head]);
    const { header } = await readHeader(file);
    expect(header).toMatchObject({ channels: 2, isCounted: true, durationSeconds: frames / 48_000 });
    expectFew(reads);
  });

  it("that is a film with its index at the end a few slices are read", async () => {
    const whole = files.get("m4aIndexAtEnd") as Buffer;
    const index = whole.subarray(whole.indexOf("moov") - 4);
    const head = Buffer.from(whole.subarray(0, whole.indexOf("mdat") + 4));
    head.writeUInt32BE(2 * GIB - index.length - (head.length - 8), head.length - 8);
    const { file, reads } = sparse(2 * GIB, [0, head], [2 * GIB - index.length, index]);
    expect((await readHeader(file)).header).toMatchObject({ codec: "aac", sampleRateHz: 44_100, durationSeconds: 3 });
    expectFew(reads);
  });

  it("that is of no format a mebibyte is read", async () => {
    const { file, reads } = sparse(2 * GIB);
    expect((await readHeader(file)).isMedia).toBe(false);
    expectFew(reads);
  });
});

function expectFew(reads: readonly number[]): void {
  expect(reads.length).toBeLessThan(12);
  expect(reads.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(1.5 * 2 ** 20);
}

/** A file of zeros but for some pieces, which notes how many bytes were read at a time. */
function sparse(size: number, ...pieces: [at: number, bytes: Uint8Array][]): { file: Blob; reads: number[] } {
  const reads: number[] = [];
  const slice = (start: number, end: number) => ({
    async arrayBuffer() {
      reads.push(end - start);
      const bytes = new Uint8Array(end - start);
      for (const [at, piece] of pieces) {
        for (let i = Math.max(start, at); i < Math.min(end, at + piece.length); i++) {
          bytes[i - start] = piece[i - at] as number;
        }
      }
      return bytes.buffer;
    },
  });
  return { file: { size, slice } as unknown as Blob, reads };
}

/** A linear congruential generator: the same numbers on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x8000_0000;
  };
}

/** Bytes thrown about, most of them near the start, and every third file cut off. */
function mutate(original: Uint8Array, random: () => number): Uint8Array {
  const bytes = Uint8Array.from(original);
  const reach = random() < 0.7 ? Math.min(bytes.length, 512) : bytes.length;
  const count = 1 + Math.floor(random() * 20);
  for (let i = 0; i < count; i++) {
    bytes[Math.floor(random() * reach)] = random() < 0.3 ? 0xff : Math.floor(random() * 256);
  }
  return random() < 0.3 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
}
