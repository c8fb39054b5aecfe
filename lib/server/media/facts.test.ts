import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type GoodFixtureName, goodFixtures, writeFixture } from "../../../fixtures/audio.ts";
import { encodeAudioFile } from "../../../fixtures/audio-encode.ts";
import { speechLike, tone } from "../../../fixtures/audio-signal.ts";
import type { MediaFacts } from "./conversion.ts";
import { convert } from "./convert.ts";

const directory = mkdtempSync(path.join(os.tmpdir(), "facts-"));
const wavPath = path.join(directory, "result.wav");
const RATE = 16_000;

afterAll(() => rmSync(directory, { recursive: true }));

async function factsOf(inputPath: string): Promise<MediaFacts> {
  const peaksPath = path.join(directory, "result.peaks");
  const outcome = await convert({ inputPath, wavPath, peaksPath, maxDurationSeconds: 3600 });
  if (!outcome.ok) throw new Error(outcome.failure.detail);
  return outcome.facts;
}

const ofFixture = async (name: GoodFixtureName) => factsOf((await writeFixture(directory, name)).path);

/** The facts of a WAV of floats with these channels. */
function ofFloats(channels: Float32Array[]): Promise<MediaFacts> {
  const filePath = path.join(directory, "floats.wav");
  encodeAudioFile(filePath, { muxer: "wav", encoder: "pcm_f32le", sampleRateHz: RATE, channels });
  return factsOf(filePath);
}

describe("what is said of a file", () => {
  it.each<[GoodFixtureName, Partial<MediaFacts>]>([
    ["mp3Cbr", { codec: "mp3", layout: "stereo", bitDepth: null, variableBitRate: false, bitRate: 128_000 }],
    ["mp3Vbr", { variableBitRate: true }],
    ["mp3Cover", { codec: "mp3", dropped: [expect.objectContaining({ kind: "coverArt", codec: "png" })] }],
    ["m4aIndexAtEnd", { codec: "aac", profile: "LC", bitDepth: null }],
    ["oggOpus", { codec: "opus", bitDepth: null, sampleRateHz: 48_000 }],
    ["flac16", { bitDepth: 16, variableBitRate: expect.any(Boolean) }],
    ["flac24", { bitDepth: 24 }],
    ["wavU8", { bitDepth: 8, variableBitRate: false }],
    ["wav24", { bitDepth: 24 }],
    ["wavFloat", { bitDepth: 32 }],
    ["wavSurround", { layout: "5.1", channels: 6, wavChannels: 2 }],
    ["mp4Film", { dropped: [expect.objectContaining({ kind: "video" })] }],
  ])("%s", async (name, expected) => expect(await ofFixture(name)).toMatchObject(expected));

  it("has the tags of whoever recorded it", async () => {
    const { tags } = await ofFixture("mp3Cover");
    expect(tags).toContainEqual({ name: "title", value: "A tone" });
  });

  it("has the SHA-256 of the WAV", async () => {
    const { wavSha256 } = await ofFixture("flac16");
    expect(wavSha256).toBe(createHash("sha256").update(readFileSync(wavPath)).digest("hex"));
  });
});

describe("the null test", () => {
  it.each<[GoodFixtureName, string, RegExp]>([
    ["wav16", "identical", /^All [\d,]+ samples of the source are in the WAV, bit for bit\.$/],
    ["flac16", "identical", /bit for bit/],
    ["aiff", "identical", /bit for bit/],
    ["rf64", "identical", /bit for bit/],
    ["wav24", "notApplicable", /no 16-bit numbers/],
    ["wavFloat", "notApplicable", /no 16-bit numbers/],
    ["mp3Cbr", "notApplicable", /lossy/],
    ["wavSurround", "notApplicable", /6 channels were mixed down/],
  ])("of %s is %s", async (name, result, sentence) => {
    expect((await ofFixture(name)).nullTest).toEqual({ result, sentence: expect.stringMatching(sentence) });
  });
});

describe("what became of the level", () => {
  it("is nothing where samples were only rounded", async () => {
    expect(await ofFixture("wav24")).toMatchObject({ peakChangeDb: 0, loudnessChangeLu: 0 });
  });

  it("is what was cut off at full scale", async () => {
    const facts = await ofFloats([tone(440, 4 * RATE, RATE, 2)]);
    expect(facts.measures.channels[0]?.samplePeakDbfs).toBeCloseTo(6.02, 1);
    expect(facts.peakChangeDb).toBeCloseTo(-6.02, 1);
    // Of 2 sin x, cut off at 1, 0.39 of the power is left: -4.1 dB, and its overtones weigh a little more.
    expect(facts.loudnessChangeLu).toBeLessThan(-3.3);
    expect(facts.loudnessChangeLu).toBeGreaterThan(-4.2);
    expect(facts.measures.clippedRatio).toBeGreaterThan(0.5);
  });

  it("is what a mixdown makes of it", async () => {
    const silent = new Float32Array(4 * RATE);
    const centre = tone(440, 4 * RATE, RATE, 0.5);
    const { loudnessChangeLu, peakChangeDb } = await ofFloats([silent, silent, centre, silent, silent, silent]);
    expect(loudnessChangeLu).not.toBe(0);
    expect(peakChangeDb).toBeLessThan(0);
  });

  it("is not told of silence", async () => {
    const facts = await ofFloats([new Float32Array(RATE)]);
    expect(facts).toMatchObject({ peakChangeDb: null, loudnessChangeLu: null });
  });
});

describe("faults", () => {
  it("say why a file is partial", async () => {
    const whole = readFileSync((await writeFixture(directory, "flac16")).path);
    const cut = path.join(directory, "cut.flac");
    writeFileSync(cut, whole.subarray(0, whole.length / 2));
    const { partial, faults } = await factsOf(cut);
    expect(partial).toBe(true);
    expect(faults.join(" ")).toMatch(/The file promises 3\.0 s and ends after 1\.\d s\./);
  });

  it.each<[string, GoodFixtureName, (bytes: Buffer) => Buffer, RegExp]>([
    [
      "a hole in a WebM",
      "webmLive",
      (bytes) => bytes.fill(0, bytes.length / 2, bytes.length / 2 + 2000),
      /are missing/,
    ],
    ["half of an AVI", "avi", (bytes) => bytes.subarray(0, bytes.length / 2), /cut off|promises/],
    ["an AIFF without its end", "aiff", (bytes) => bytes.subarray(0, -100), /cut off/],
  ])("are seen in %s", async (_what, name, hurt, sentence) => {
    const source = (await writeFixture(directory, name)).path;
    const hurtPath = `${source}.hurt${path.extname(source)}`;
    writeFileSync(hurtPath, hurt(readFileSync(source)));
    expect((await factsOf(hurtPath)).faults.join(" ")).toMatch(sentence);
  });

  it.each(Object.keys(goodFixtures) as GoodFixtureName[])("are none in %s", async (name) => {
    expect((await ofFixture(name)).faults).toEqual([]);
  });
});

describe("what is measured", () => {
  it.each(Object.keys(goodFixtures) as GoodFixtureName[])("in %s are the tones that were put into it", async (name) => {
    const { measures, frames, sampleRateHz, channels } = await ofFixture(name);
    expect(measures.channels).toHaveLength(channels);
    // All but the speech are tones at half of full scale.
    if (name === "speech") return;
    for (const { samplePeakDbfs, truePeakDbtp } of measures.channels) {
      // The channel for low frequencies is silent.
      if (samplePeakDbfs === null) continue;
      expect(samplePeakDbfs).toBeGreaterThan(-8.5);
      // Lossy codecs overshoot where a tone begins.
      expect(truePeakDbtp).toBeLessThan(-2);
      expect(truePeakDbtp).toBeGreaterThanOrEqual((samplePeakDbfs ?? 0) - 0.01);
    }
    expect(frames / sampleRateHz).toBeGreaterThan(2.9);
    expect(measures.bandwidthHz).toBeGreaterThan(430);
  });

  it("is what the source was, not what the WAV is", async () => {
    const { measures } = await ofFloats([tone(440, 4 * RATE, RATE, 1e-6), tone(440, 4 * RATE, RATE, 0.5)]);
    expect(measures.channels[0]?.samplePeakDbfs).toBeCloseTo(-120, 0);
  });

  it("makes silence of what is no number", async () => {
    const broken = speechLike(2 * RATE, RATE);
    broken.fill(Number.NaN, 100, 200);
    const { measures } = await ofFloats([broken, new Float32Array(2 * RATE).fill(Number.NaN)]);
    expect(measures.channels[0]?.rmsDbfs).toBeGreaterThan(-60);
    expect(measures.channels[1]).toMatchObject({ samplePeakDbfs: null, rmsDbfs: null });
    expect(existsSync(wavPath)).toBe(true);
  });
});
