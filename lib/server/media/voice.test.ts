import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { tone } from "../../../fixtures/audio-signal.ts";
import { MUSIC, MUSIC_SAMPLE_RATE_HZ } from "../../../fixtures/music.ts";
import { type NoiseColour, noise } from "../../../fixtures/noise.ts";
import { writeWav } from "../../../fixtures/pcm-wav.ts";
import { type Scene, type SceneSpec, spokenScene } from "../../../fixtures/spoken-scene.ts";
import { SPEAKERS, speak } from "../../../fixtures/voice.ts";
import { measureVoice } from "./voice.ts";
import type { Voice } from "./voice-request.ts";

const directory = mkdtempSync(path.join(os.tmpdir(), "voice-"));
const wavPath = path.join(directory, "heard.wav");
const NOISES: NoiseColour[] = ["white", "pink", "brown"];
const MINUTE = 60;

afterAll(() => rmSync(directory, { recursive: true }));

function hear(channels: Float32Array[], sampleRateHz: number): Promise<Voice> {
  writeWav(wavPath, channels, sampleRateHz);
  return measureVoice(wavPath);
}

function scene(spec: Partial<SceneSpec> = {}): Scene {
  return spokenScene({
    speaker: SPEAKERS.man,
    sampleRateHz: 16_000,
    utteranceSeconds: [2.4, 1.5, 3, 1],
    pauseSeconds: 1.2,
    levelDbfs: -20,
    noise: { colour: "pink", snrDb: 20 },
    ...spec,
  });
}

function expectToHear(voice: Voice, { voiceSeconds, segments }: Scene): void {
  expect(Math.abs(voice.voiceSeconds / voiceSeconds - 1)).toBeLessThan(0.05);
  expect(voice.segments).toHaveLength(segments.length);
  voice.segments.forEach(([from, to], i) => {
    const [trueFrom, trueTo] = segments[i] as [number, number];
    expect(Math.abs(from - trueFrom)).toBeLessThan(0.15);
    expect(Math.abs(to - trueTo)).toBeLessThan(0.15);
  });
}

describe("speech with noise 20 dB below it", () => {
  const rates = [8_000, 16_000, 44_100, 48_000];
  const cases = Object.entries(SPEAKERS).flatMap(([name, speaker], i) =>
    rates.map((sampleRateHz, j) => ({ name, speaker, sampleRateHz, colour: NOISES[(i + j) % 3] as NoiseColour })),
  );

  it.each(cases)("is measured within 5 %: a $name at $sampleRateHz Hz in $colour noise", async (given) => {
    const { speaker, sampleRateHz, colour } = given;
    const made = scene({ speaker, sampleRateHz, noise: { colour, snrDb: 20 } });
    expectToHear(await hear([made.samples], sampleRateHz), made);
  });

  it.each([
    { what: "on both channels", right: (samples: Float32Array) => samples },
    { what: "on one channel only", right: (samples: Float32Array) => noise("pink", samples.length, 0.01, 5) },
    { what: "upside down on the second channel", right: (samples: Float32Array) => samples.map((sample) => -sample) },
  ])("is found in stereo, $what", async ({ right }) => {
    for (const sampleRateHz of rates) {
      const made = scene({ sampleRateHz });
      expectToHear(await hear([made.samples, right(made.samples)], sampleRateHz), made);
    }
  });

  it.each([-6, -40, -60])("is found at %d dBFS", async (levelDbfs) => {
    const made = scene({ levelDbfs });
    expectToHear(await hear([made.samples], 16_000), made);
  });

  it("is found without noise, and from the first frame to the last", async () => {
    const samples = speak(SPEAKERS.woman, 1, 16_000);
    const { segments, voiceSeconds } = await hear([samples], 16_000);
    expect(segments).toHaveLength(1);
    expect(segments[0]?.[0]).toBeLessThan(0.1);
    expect(voiceSeconds).toBeGreaterThan(0.9);
    expect(segments[0]?.[1]).toBeLessThanOrEqual(1);
  });

  it("is one stretch when nobody pauses, however long", async () => {
    const made = scene({ utteranceSeconds: [90] });
    const { segments, voiceSeconds } = await hear([made.samples], 16_000);
    expect(segments).toHaveLength(1);
    expect(Math.abs(voiceSeconds / 90 - 1)).toBeLessThan(0.01);
  });
});

describe("a minute without a voice", () => {
  const sines = [50, 100, 220, 440, 1_000, 3_000].map((hertz) => [`a tone of ${hertz} Hz`, [hertz]] as const);
  const telephone = [
    ["a dial tone, 425 Hz", [425]],
    ["a dial tone, 350 and 440 Hz", [350, 440]],
    ["a ringing tone, 440 and 480 Hz", [440, 480]],
  ] as const;
  const tones = [...sines, ...telephone].map(([what, hertz]) => ({ what, samples: () => chord(hertz) }));
  const noises = NOISES.map((colour) => ({ what: `${colour} noise`, samples: () => noise(colour, frames, 0.1) }));
  const music = Object.entries(MUSIC).map(([what, play]) => ({ what, samples: () => play(MINUTE) }));
  const frames = MINUTE * MUSIC_SAMPLE_RATE_HZ;

  function chord(hertz: readonly number[]): Float32Array {
    const parts = hertz.map((one) => tone(one, frames, MUSIC_SAMPLE_RATE_HZ, 0.5 / hertz.length));
    return Float32Array.from({ length: frames }, (_, i) => parts.reduce((sum, part) => sum + (part[i] as number), 0));
  }

  it.each([...noises, ...tones, ...music])("holds at most half a second of it: $what", async ({ samples }) => {
    expect((await hear([samples()], MUSIC_SAMPLE_RATE_HZ)).voiceSeconds).toBeLessThanOrEqual(0.5);
  });

  it("holds none in silence, nor in the noise of the last bit", async () => {
    expect((await hear([new Float32Array(frames)], MUSIC_SAMPLE_RATE_HZ)).segments).toEqual([]);
    expect((await hear([noise("white", frames, 1 / 32_768)], MUSIC_SAMPLE_RATE_HZ)).segments).toEqual([]);
  });
});

describe("odd recordings", () => {
  it.each([
    { what: "no frame at all", frames: 0 },
    { what: "one frame", frames: 1 },
    { what: "50 ms", frames: 2_205 },
  ])("of $what hold no voice", async ({ frames }) => {
    const samples = speak(SPEAKERS.man, 1, 44_100).slice(0, frames);
    expect(await hear([samples], 44_100)).toEqual({ voiceSeconds: 0, segments: [] });
  });

  it.each([4_000, 384_000])("of %d Hz are read to their end", async (sampleRateHz) => {
    const { samples } = scene({ sampleRateHz, utteranceSeconds: [1] });
    const { segments } = await hear([samples], sampleRateHz);
    for (const [, to] of segments) expect(to).toBeLessThanOrEqual(3.4);
  });

  it("are heard the same again, whatever was heard before", async () => {
    const made = scene();
    const first = await hear([made.samples], 16_000);
    await hear([speak(SPEAKERS.bass, 2.2, 48_000)], 48_000);
    expect(await hear([made.samples], 16_000)).toEqual(first);
  });

  it.each([
    { what: "text", bytes: Buffer.from("no audio".repeat(20)) },
    { what: "an empty file", bytes: Buffer.alloc(0) },
  ])("that are no WAV of ours are refused: $what", async ({ bytes }) => {
    writeFileSync(wavPath, bytes);
    await expect(measureVoice(wavPath)).rejects.toThrow(/is not a WAV as conversion makes it/);
  });

  it("that are gone are an error of the system", async () => {
    await expect(measureVoice(path.join(directory, "gone.wav"))).rejects.toThrow(/ENOENT/);
  });
});
