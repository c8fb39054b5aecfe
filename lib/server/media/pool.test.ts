import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { ffconcat, m3u8, writeFixture } from "../../../fixtures/audio.ts";
import { silentFlac } from "../../../fixtures/audio-bytes.ts";
import { ACTOR } from "../../../fixtures/media-actor.ts";
import { type ConversionRequest, createMediaPool, type MediaPool, type MediaPoolOptions } from "./pool.ts";

const directory = mkdtempSync(path.join(os.tmpdir(), "pool-"));
const pools: MediaPool[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rmSync(directory, { recursive: true }));

function open(options: Partial<MediaPoolOptions> = {}): MediaPool {
  const pool = createMediaPool({ workers: 1, ...options });
  pools.push(pool);
  return pool;
}

function requestFor(inputPath: string): ConversionRequest {
  const result = path.join(directory, `${path.basename(inputPath)}-${Math.random()}`);
  return { inputPath, wavPath: `${result}.wav`, peaksPath: `${result}.peaks`, maxDurationSeconds: 4 * 3600 };
}

function leftBehind({ wavPath, peaksPath }: ConversionRequest): boolean {
  return existsSync(wavPath) || existsSync(peaksPath);
}

/** A file that takes its time: an hour of silence. */
function longFile(): string {
  const filePath = path.join(directory, "long.flac");
  if (!existsSync(filePath)) writeFileSync(filePath, silentFlac(900));
  return filePath;
}

function act(name: string): ConversionRequest {
  const inputPath = path.join(directory, name);
  writeFileSync(inputPath, "");
  return requestFor(inputPath);
}

async function detailOf(pool: MediaPool, name: string): Promise<string> {
  const outcome = await pool.convert(act(name));
  return outcome.ok ? "ok" : outcome.failure.detail;
}

describe("the pool", () => {
  it("converts several files with fewer workers, and keeps no process alive afterwards", async () => {
    const pool = open({ workers: 2 });
    const { path: inputPath, frames } = await writeFixture(directory, "mp3Cbr");
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => pool.convert(requestFor(inputPath))));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true, facts: { frames, codec: "mp3" } });
  });

  it("keeps its worker from one job to the next", async () => {
    const pool = open({ workerPath: ACTOR });
    const [first, second] = [await detailOf(pool, "count"), await detailOf(pool, "count")];
    expect(first).toMatch(/^job 1 of/);
    expect(second).toBe(first.replace("job 1", "job 2"));
  });

  it("answers jobs in the order they came", async () => {
    const pool = open({ workerPath: ACTOR });
    const details = await Promise.all(["a", "b", "c"].map((name) => detailOf(pool, name)));
    expect(details.map((detail) => detail.slice(0, 5))).toEqual(["job 1", "job 2", "job 3"]);
  });

  it("passes progress on", async () => {
    const ratios: number[] = [];
    const outcome = await open().convert(requestFor(longFile()), { onProgress: (ratio) => ratios.push(ratio) });
    expect(outcome.ok).toBe(true);
    expect(ratios.length).toBeGreaterThan(5);
  });
});

describe("a worker that goes wrong", () => {
  it("costs only its own job when it dies", async () => {
    const log: string[] = [];
    const pool = open({ workerPath: ACTOR, log: (message) => log.push(message) });
    const request = act("die");
    const [dead, next] = await Promise.all([pool.convert(request), detailOf(pool, "next")]);
    expect(dead).toMatchObject({ ok: false, failure: { code: "crashed" } });
    expect(leftBehind(request)).toBe(false);
    expect(next).toMatch(/^job 1 of/);
    expect(log).toHaveLength(1);
  });

  it("is killed when it takes too long", async () => {
    const pool = open({ workerPath: ACTOR, jobTimeoutMs: 1_000 });
    const request = act("hang");
    expect(await pool.convert(request)).toMatchObject({ ok: false, failure: { code: "timedOut" } });
    expect(leftBehind(request)).toBe(false);
    expect(await detailOf(pool, "next")).toMatch(/^job 1 of/);
  });

  it("is not taken for a bad file when it does not even start", async () => {
    const pool = open({ workerPath: path.join(directory, "missing.mjs") });
    await expect(pool.convert(act("any"))).rejects.toThrow(/does not start.*missing\.mjs/s);
  });
});

describe("giving up", () => {
  it("stops a running job, removes what it wrote, and serves the next", async () => {
    const pool = open();
    const request = requestFor(longFile());
    const controller = new AbortController();
    const job = pool.convert(request, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("gone")),
    });
    await expect(job).rejects.toThrow("gone");
    expect(leftBehind(request)).toBe(false);
    const { path: inputPath } = await writeFixture(directory, "wavU8");
    expect(await pool.convert(requestFor(inputPath))).toMatchObject({ ok: true });
  });

  it("takes a waiting job out of the queue", async () => {
    const pool = open({ workerPath: ACTOR });
    const controller = new AbortController();
    const first = detailOf(pool, "first");
    const waiting = pool.convert(act("waiting"), { signal: controller.signal });
    const last = detailOf(pool, "last");
    controller.abort(new Error("gone"));
    await expect(waiting).rejects.toThrow("gone");
    expect(await first).toMatch(/^job 1/);
    expect(await last).toMatch(/^job 2/);
  });

  it("closes at once: jobs under way, jobs that wait and jobs to come reject", async () => {
    const pool = open({ workerPath: ACTOR });
    const jobs = Promise.allSettled([pool.convert(act("hang")), pool.convert(act("waiting"))]);
    await pool.close();
    for (const job of await jobs) expect(job).toMatchObject({ status: "rejected" });
    await expect(pool.convert(act("late"))).rejects.toThrow("closed");
  });
});

describe("a worker", () => {
  it("calls nobody and plays no other file for a playlist", async () => {
    let calls = 0;
    const listener = createServer((socket) => {
      calls += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const { port } = listener.address() as { port: number };
    const { path: secret, fileName } = await writeFixture(directory, "wav16");
    const pool = open({ jobTimeoutMs: 15_000 });
    const url = `http://127.0.0.1:${port}/secret.wav`;
    for (const text of [m3u8(url), m3u8(secret), ffconcat(url), ffconcat(secret), ffconcat(fileName)]) {
      const inputPath = path.join(directory, "playlist");
      writeFileSync(inputPath, text);
      expect(await pool.convert(requestFor(inputPath))).toMatchObject({ ok: false, failure: { code: "unrecognised" } });
    }
    listener.close();
    expect(calls).toBe(0);
  });
});
