import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type BadFixtureName,
  badFixtures,
  type GoodFixtureName,
  goodFixtures,
  SECOND_TONE_HZ,
  TONE_HZ,
  writeFixture,
} from "../../../fixtures/audio.ts";
import { silentFlac } from "../../../fixtures/audio-bytes.ts";
import { encodeAudioFile } from "../../../fixtures/audio-encode.ts";
import { tone } from "../../../fixtures/audio-signal.ts";
import { levelCount, levelLength, pyramidBytes, samplesPerPixel } from "../../domain/peaks.ts";
import { wavHeader } from "../../domain/wav.ts";
import type { ConversionRequest, MediaFacts } from "./conversion.ts";
import { convert } from "./convert.ts";

const directory = mkdtempSync(path.join(os.tmpdir(), "convert-"));
const wavPath = path.join(directory, "result.wav");
const peaksPath = path.join(directory, "result.peaks");

afterAll(() => rmSync(directory, { recursive: true }));

function request(inputPath: string, limits: Partial<ConversionRequest> = {}): ConversionRequest {
  return { inputPath, wavPath, peaksPath, maxDurationSeconds: 4 * 3600, ...limits };
}

async function convertGood(inputPath: string, limits?: Partial<ConversionRequest>): Promise<MediaFacts> {
  const outcome = await convert(request(inputPath, limits));
  if (!outcome.ok) throw new Error(outcome.failure.detail);
  return outcome.facts;
}

async function convertBad(inputPath: string, limits?: Partial<ConversionRequest>): Promise<string> {
  const outcome = await convert(request(inputPath, limits));
  expect([existsSync(wavPath), existsSync(peaksPath)], "nothing is left behind").toEqual([false, false]);
  if (outcome.ok) throw new Error(`converted: ${JSON.stringify(outcome.facts)}`);
  return outcome.failure.code;
}

function save(name: string, bytes: Uint8Array): string {
  const filePath = path.join(directory, name);
  writeFileSync(filePath, bytes);
  return filePath;
}

/** The samples of one channel of the WAV. */
function channelOf({ wavChannels, frames }: MediaFacts, channel: number): Float64Array {
  const bytes = readFileSync(wavPath).subarray(44);
  return Float64Array.from({ length: frames }, (_, frame) => bytes.readInt16LE((frame * wavChannels + channel) * 2));
}

/** How much of the energy of `samples` lies in a sine of `frequencyHz`, 0 to 1, whatever its phase. */
function shareOfTone(samples: Float64Array, frequencyHz: number, sampleRateHz: number): number {
  const step = (2 * Math.PI * frequencyHz) / sampleRateHz;
  let [cosine, sine, energy] = [0, 0, 0];
  samples.forEach((sample, frame) => {
    cosine += sample * Math.cos(step * frame);
    sine += sample * Math.sin(step * frame);
    energy += sample * sample;
  });
  return (2 * (cosine ** 2 + sine ** 2)) / samples.length / energy;
}

/** The pyramid worked out level by level from the WAV, without any of its shortcuts. */
function naivePyramid({ wavChannels, frames }: MediaFacts): Int16Array {
  const bytes = readFileSync(wavPath);
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset + 44, frames * wavChannels);
  const values: number[] = [];
  for (let level = 0; level < levelCount(frames); level += 1) {
    const size = samplesPerPixel(level) * wavChannels;
    for (let pixel = 0; pixel < levelLength(frames, level); pixel += 1) {
      const part = samples.subarray(pixel * size, (pixel + 1) * size);
      for (let channel = 0; channel < wavChannels; channel += 1) {
        const own = part.filter((_, index) => index % wavChannels === channel);
        values.push(Math.min(...own), Math.max(...own));
      }
    }
  }
  return Int16Array.from(values);
}

describe.each(Object.keys(goodFixtures) as GoodFixtureName[])("the good file %s", (name) => {
  it("becomes a WAV of what was put into it, and its peaks", async () => {
    const fixture = await writeFixture(directory, name);
    const facts = await convertGood(fixture.path);
    const { container, codec, channels, sampleRateHz } = fixture;
    expect(facts).toMatchObject({ container, codec, channels, sampleRateHz, partial: false });
    expect(Math.abs(facts.frames - fixture.frames)).toBeLessThanOrEqual(fixture.toleranceFrames);
    expect(facts.bitRate).toBeGreaterThan(1_000);
    expect(facts.wavChannels).toBe(Math.min(channels, 2));

    const wav = readFileSync(wavPath);
    expect(wav.length).toBe(facts.wavBytes);
    const header = wavHeader({ sampleRateHz, channels: facts.wavChannels, frames: facts.frames });
    expect(wav.subarray(0, 44)).toEqual(Buffer.from(header));
    if (fixture.content === "tone") {
      expect(shareOfTone(channelOf(facts, 0), TONE_HZ, sampleRateHz)).toBeGreaterThan(0.97);
      if (channels > 1) expect(shareOfTone(channelOf(facts, 1), SECOND_TONE_HZ, sampleRateHz)).toBeGreaterThan(0.97);
    }

    const peaks = readFileSync(peaksPath);
    expect(peaks.length).toBe(facts.peaksBytes);
    expect(peaks.length).toBe(pyramidBytes(facts.frames, facts.wavChannels));
    expect(new Int16Array(peaks.buffer, peaks.byteOffset, peaks.length / 2)).toEqual(naivePyramid(facts));
  });
});

describe("bad files", () => {
  it.each(Object.keys(badFixtures) as BadFixtureName[])("%s is refused with its reason", async (name) => {
    const { path: inputPath, code } = await writeFixture(directory, name);
    expect(await convertBad(inputPath)).toBe(code);
  });

  it("says in the failure how long a file may be", async () => {
    const { path: inputPath } = await writeFixture(directory, "wav16");
    const outcome = await convert(request(inputPath, { maxDurationSeconds: 2.5 }));
    expect(outcome).toMatchObject({
      ok: false,
      failure: { code: "tooLong", detail: expect.stringContaining("2.5 s") },
    });
  });
});

describe("limits", () => {
  let wav16 = "";
  let webm = "";
  beforeAll(async () => {
    wav16 = (await writeFixture(directory, "wav16")).path;
    webm = (await writeFixture(directory, "webmLive")).path;
  });

  it("count decoded seconds, to the frame", async () => {
    expect((await convertGood(wav16, { maxDurationSeconds: 3 })).frames).toBe(3 * 44_100);
    expect(await convertBad(wav16, { maxDurationSeconds: 2.9999 })).toBe("tooLong");
  });

  it("stop a file that does not say how long it is", async () => {
    expect(await convertBad(webm, { maxDurationSeconds: 1 })).toBe("tooLong");
  });

  it("count the bytes of the WAV, header included", async () => {
    expect((await convertGood(wav16, { maxWavBytes: 529_244 })).wavBytes).toBe(529_244);
    expect(await convertBad(wav16, { maxWavBytes: 529_243 })).toBe("tooLarge");
  });

  it("stop ten hours of silence before anything is written", async () => {
    const { path: inputPath } = await writeFixture(directory, "tenHoursOfSilence");
    const outcome = await convert({ ...request(inputPath), wavPath: path.join(directory, "missing", "result.wav") });
    expect(outcome).toMatchObject({ ok: false, failure: { code: "tooLong" } });
  });

  it("do not believe a header that claims too much", async () => {
    const facts = await convertGood(save("lying.flac", silentFlac(3, 0xf_ffff_ffff)));
    expect(facts.frames).toBe(Math.ceil((3 * 44_100) / 16_384) * 16_384);
    expect(facts.partial, "the header promised more").toBe(true);
  });

  it.each([
    ["nine channels", 22, 9],
    ["a rate of 3,999 Hz", 24, 3_999],
    ["a rate of 384,001 Hz", 24, 384_001],
  ])("refuse %s", async (_, offset, value) => {
    const bytes = readFileSync((await writeFixture(directory, "wavStreamed")).path);
    if (offset === 22) {
      bytes.writeUInt16LE(value, offset);
      bytes.writeUInt16LE(value * 2, 32);
    } else bytes.writeUInt32LE(value, offset);
    expect(await convertBad(save("beyond.wav", bytes))).toBe("unsupported");
  });
});

describe("files that are cut off or hurt", () => {
  it.each([
    "mp3Cbr",
    "mp3Vbr",
    "mp3Cover",
    "m4aIndexAtFront",
    "aacAdts",
    "oggVorbis",
    "oggOpus",
    "flac16",
    "wavU8",
    "wav16",
    "rf64",
    "wave64",
    "aiff",
    "caf",
    "au",
    "wma",
  ] as const)("a cut %s is converted as far as it goes, and said to be partial", async (name) => {
    const fixture = await writeFixture(directory, name);
    const whole = readFileSync(fixture.path);
    // A multiple of every block, so that nothing but the missing end gives it away.
    const cut = save("cut", whole.subarray(0, Math.floor((whole.length * 0.6) / 32) * 32));
    const facts = await convertGood(cut);
    expect(facts.partial).toBe(true);
    expect(facts.frames).toBeLessThan(fixture.frames * 0.9);
    expect(facts.frames).toBeGreaterThan(fixture.frames * 0.2);
  });

  it("a frame that cannot be decoded makes it partial", async () => {
    const bytes = readFileSync((await writeFixture(directory, "mp3Cbr")).path);
    bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 600);
    expect((await convertGood(save("hurt.mp3", bytes))).partial).toBe(true);
  });

  it("a tag behind an MP3 does not", async () => {
    const bytes = readFileSync((await writeFixture(directory, "mp3Vbr")).path);
    const tag = Buffer.alloc(128, " ");
    tag.write("TAGA tone");
    expect((await convertGood(save("tagged.mp3", Buffer.concat([bytes, tag])))).partial).toBe(false);
  });
});

it("follows a change of rate and channels in mid-file, and keeps those it began with", async () => {
  const kinds = [
    [44_100, 2],
    [22_050, 2],
    [22_050, 1],
  ] as const;
  const parts = kinds.map(([sampleRateHz, count]) => {
    const filePath = path.join(directory, `${sampleRateHz}-${count}.aac`);
    const channels = Array.from({ length: count }, () => tone(TONE_HZ, 3 * sampleRateHz, sampleRateHz));
    encodeAudioFile(filePath, { muxer: "adts", encoder: "aac", sampleRateHz, channels });
    return readFileSync(filePath);
  });
  const facts = await convertGood(save("changing.aac", Buffer.concat(parts)));
  expect(facts).toMatchObject({ sampleRateHz: 44_100, wavChannels: 2 });
  expect(Math.abs(facts.frames - 9 * 44_100)).toBeLessThan(5 * 2048);
  for (const startSeconds of [0.5, 3.5, 6.5]) {
    for (const channel of [0, 1]) {
      const part = channelOf(facts, channel).subarray(startSeconds * 44_100, (startSeconds + 2) * 44_100);
      expect(shareOfTone(part, TONE_HZ, 44_100)).toBeGreaterThan(0.97);
    }
  }
});

it("tells progress that rises to at most 1", async () => {
  const inputPath = save("silence.flac", silentFlac(120));
  const ratios: number[] = [];
  const outcome = await convert(request(inputPath), (ratio) => ratios.push(ratio));
  expect(outcome.ok).toBe(true);
  expect(ratios.length).toBeGreaterThan(3);
  expect(ratios).toEqual([...ratios].sort((a, b) => a - b));
  expect(ratios.at(-1)).toBeLessThanOrEqual(1);
});

it("throws what is no fault of the file", async () => {
  const { path: inputPath } = await writeFixture(directory, "wavU8");
  const nowhere = path.join(directory, "missing", "result.wav");
  await expect(convert({ ...request(inputPath), wavPath: nowhere })).rejects.toThrow("ENOENT");
});
