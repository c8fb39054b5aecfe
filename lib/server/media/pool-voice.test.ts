import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { writeFixture } from "../../../fixtures/audio.ts";
import { ACTOR } from "../../../fixtures/media-actor.ts";
import { writeWav } from "../../../fixtures/pcm-wav.ts";
import { spokenScene } from "../../../fixtures/spoken-scene.ts";
import { SPEAKERS } from "../../../fixtures/voice.ts";
import { type ConversionRequest, createMediaPool, type MediaPool, type MediaPoolOptions } from "./pool.ts";

const directory = mkdtempSync(path.join(os.tmpdir(), "pool-voice-"));
const pools: MediaPool[] = [];
const log: { message: string; details: Record<string, unknown> }[] = [];

afterEach(async () => {
  log.length = 0;
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rmSync(directory, { recursive: true }));

function open(options: Partial<MediaPoolOptions> = {}): MediaPool {
  const pool = createMediaPool({ workers: 1, log: (message, details) => log.push({ message, details }), ...options });
  pools.push(pool);
  return pool;
}

/** A file that tells the actor what to do. */
function act(name: string): { wavPath: string } {
  const wavPath = path.join(directory, name);
  writeFileSync(wavPath, "");
  return { wavPath };
}

function spoken(): { wavPath: string; voiceSeconds: number } {
  const sampleRateHz = 16_000;
  const spec = { speaker: SPEAKERS.man, sampleRateHz, pauseSeconds: 1, levelDbfs: -20 };
  const { samples, voiceSeconds } = spokenScene({ ...spec, utteranceSeconds: [2, 2] });
  const wavPath = path.join(directory, "spoken.wav");
  writeWav(wavPath, [samples], sampleRateHz);
  return { wavPath, voiceSeconds };
}

async function tonesToConvert(): Promise<ConversionRequest> {
  const { path: inputPath } = await writeFixture(directory, "wav16");
  const result = path.join(directory, "converted");
  return { inputPath, wavPath: `${result}.wav`, peaksPath: `${result}.peaks`, maxDurationSeconds: 60 };
}

describe("listening in a worker", () => {
  it("finds the voice in what was spoken, and none in what conversion made of tones", async () => {
    const pool = open();
    const { wavPath, voiceSeconds } = spoken();
    const conversion = await tonesToConvert();
    const [heard, converted] = await Promise.all([pool.measureVoice({ wavPath }), pool.convert(conversion)]);
    expect(heard).toMatchObject({ ok: true, voice: { segments: [expect.anything(), expect.anything()] } });
    expect(heard.ok && Math.abs((heard.voice?.voiceSeconds ?? 0) / voiceSeconds - 1)).toBeLessThan(0.05);
    expect(converted.ok).toBe(true);
    const tones = await pool.measureVoice({ wavPath: conversion.wavPath });
    expect(tones).toEqual({ ok: true, voice: { voiceSeconds: 0, segments: [] } });
    expect(log).toEqual([]);
  });

  it("takes its turn among conversions, on the same process", async () => {
    const pool = open({ workerPath: ACTOR });
    const conversion = { ...act("first"), inputPath: act("first").wavPath, peaksPath: "", maxDurationSeconds: 1 };
    const details = await Promise.all([pool.convert(conversion), pool.measureVoice(act("second"))]);
    expect(details.map((outcome) => (outcome.ok ? "" : outcome.failure.detail.slice(0, 5)))).toEqual([
      "job 1",
      "job 2",
    ]);
  });

  it("passes on what failed on our side", async () => {
    await expect(open().measureVoice({ wavPath: path.join(directory, "gone.wav") })).rejects.toThrow(/ENOENT/);
    await expect(open().measureVoice(act("no-wav"))).rejects.toThrow(/is not a WAV/);
  });
});

describe("a worker that goes wrong while it listens", () => {
  it("costs only its own job when it dies, which says so", async () => {
    const pool = open({ workerPath: ACTOR });
    const [dead, next] = await Promise.all([pool.measureVoice(act("die")), pool.measureVoice(act("next"))]);
    const detail = "Listening for a voice broke down on this audio.";
    expect(dead).toEqual({ ok: false, failure: { code: "crashed", detail } });
    expect(next).toMatchObject({ failure: { detail: expect.stringMatching(/^job 1 of/) } });
    expect(log).toMatchObject([{ details: { filePath: path.join(directory, "die") } }]);
  });

  it("is killed when it takes too long", async () => {
    const outcome = await open({ workerPath: ACTOR, jobTimeoutMs: 500 }).measureVoice(act("hang"));
    const detail = "Listening for a voice took too long and was stopped.";
    expect(outcome).toEqual({ ok: false, failure: { code: "timedOut", detail } });
  });

  it("is stopped when nobody wants to know any more", async () => {
    const pool = open({ workerPath: ACTOR });
    const controller = new AbortController();
    const job = pool.measureVoice(act("hang"), { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("gone")), 300);
    await expect(job).rejects.toThrow("gone");
    expect(await pool.measureVoice(act("next"))).toMatchObject({
      failure: { detail: expect.stringMatching(/^job 1/) },
    });
  });
});

describe("a machine on which the detector does not run", () => {
  /** The real worker, to whom the package is as on a platform it does not know. */
  function withoutDetector(): string {
    const workerPath = path.join(directory, "deaf.mjs");
    writeFileSync(
      workerPath,
      `import { registerHooks } from "node:module";
      registerHooks({
        resolve(specifier, context, next) {
          if (specifier === "sherpa-onnx-node") throw new Error("no such platform");
          return next(specifier, context);
        },
      });
      await import(${JSON.stringify(path.join(import.meta.dirname, "worker.ts"))});`,
    );
    return workerPath;
  }

  it("still converts, leaves the voice unknown, and says so once", async () => {
    const pool = open({ workerPath: withoutDetector() });
    const conversion = await tonesToConvert();
    expect(await pool.convert(conversion)).toMatchObject({ ok: true });
    expect(log).toEqual([]);
    const reason = "The voice detector does not load on this machine: no such platform";
    for (const _ of [1, 2]) {
      expect(await pool.measureVoice(spoken())).toEqual({ ok: true, voice: null, reason });
    }
    expect(await pool.convert(conversion)).toMatchObject({ ok: true });
    expect(log).toEqual([{ message: expect.stringContaining("Nobody listens for voices"), details: { reason } }]);
  });
});
