import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { convertMutants, toTable } from "../../../fixtures/mutations/convert-mutants.ts";
import { type Lures, layLures } from "../../../fixtures/mutations/lures.ts";
import { makeMutants, playlistMutants, readSources } from "../../../fixtures/mutations/mutants.ts";
import { whyUnwatched, writeWatchedWorker } from "../../../fixtures/mutations/watched-worker.ts";
import { workersOf } from "../../../fixtures/mutations/workers.ts";
import { createMediaPool, type MediaPoolOptions } from "./pool.ts";

const COUNT = 4000;
const WORKERS = 2;
/** The files of the conversions themselves. */
const OWN = /^lane-\d+\.(m3u8|wav|peaks)$/;
const unwatched = whyUnwatched();

describe("4,000 mutated files", () => {
  let directory: string;
  let inside: string;
  let lures: Lures;

  beforeAll(async () => {
    directory = mkdtempSync(path.join(os.tmpdir(), "mutants-"));
    inside = path.join(directory, "files");
    mkdirSync(inside);
    lures = await layLures(inside);
  });
  afterAll(() => {
    lures.close();
    rmSync(directory, { recursive: true });
  });

  async function run(seed: number, options: Partial<MediaPoolOptions>) {
    const deaths: unknown[] = [];
    const log: MediaPoolOptions["log"] = (_message, details) => deaths.push(details);
    const pool = createMediaPool({ workers: WORKERS, jobTimeoutMs: 30_000, log, ...options });
    const startMs = performance.now();
    try {
      const sources = await readSources(directory);
      const listed = [...playlistMutants(lures.names)];
      const others = makeMutants(sources, { names: lures.names, seed, count: COUNT - listed.length });
      const plan = { pool, directory: inside, mutants: all(listed, others), lanes: WORKERS };
      const { outcomes, faults, slowestMs } = await convertMutants(plan);
      const seconds = Math.round((performance.now() - startMs) / 1000);
      const workers = workersOf(process.pid);
      process.stdout.write(
        `\n${toTable(outcomes)}\n${COUNT} files in ${seconds} s, the slowest in ${Math.round(slowestMs)} ms; ${deaths.length} workers died\n`,
      );
      for (const { pid, residentMiB, peakMiB, openFiles } of workers) {
        process.stdout.write(`worker ${pid}: ${residentMiB} MiB, at most ${peakMiB} MiB, ${openFiles} open files\n`);
      }
      return { faults, deaths, workers };
    } finally {
      await pool.close();
    }
  }

  it("each end well or with a sentence, play nothing else, and call nobody", { timeout: 3_600_000 }, async () => {
    const { faults, deaths, workers } = await run(1, {});
    expect(faults).toEqual([]);
    expect(deaths).toEqual([]);
    expect(lures.calls()).toBe(0);
    // Whatever was opened for a file was closed again.
    for (const { openFiles } of workers) expect(openFiles).toBeLessThan(64);
  });

  it.skipIf(unwatched)("ask the system for no other file and no line", { timeout: 3_600_000 }, async (test) => {
    if (unwatched) return test.skip(unwatched);
    const watched = writeWatchedWorker(directory);
    const { faults } = await run(2, { workerPath: watched.workerPath });
    expect(faults).toEqual([]);
    expect(lures.calls()).toBe(0);
    expect(watched.openedOwn(inside, OWN)).toBeGreaterThanOrEqual(COUNT);
    expect([...new Set(watched.strayCalls(inside, OWN).map((call) => call.replace(/^\d+ +/, "")))]).toEqual([]);
  });
});

function* all<T>(...several: Iterable<T>[]): Generator<T> {
  for (const one of several) yield* one;
}
