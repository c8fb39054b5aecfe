import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { convertMutants, toTable } from "../../../fixtures/mutations/convert-mutants.ts";
import { hasChord, type Lures, layLures } from "../../../fixtures/mutations/lures.ts";
import { makeMutants, playlistMutants, readSources } from "../../../fixtures/mutations/mutants.ts";
import { createMediaPool, type MediaPool } from "./pool.ts";

const COUNT = 105;

describe("a hundred mutated files", () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), "mutants-"));
  const inside = path.join(directory, "files");
  const deaths: unknown[] = [];
  let pool: MediaPool;
  let lures: Lures;

  beforeAll(async () => {
    mkdirSync(inside);
    lures = await layLures(inside);
    pool = createMediaPool({ workers: 1, jobTimeoutMs: 10_000, log: (_message, details) => deaths.push(details) });
  });
  afterAll(async () => {
    await pool.close();
    lures.close();
    rmSync(directory, { recursive: true });
  });

  it("would be found out if they were followed", async () => {
    const [secret = "", ...others] = lures.names;
    const output = { wavPath: path.join(directory, "out.wav"), peaksPath: path.join(directory, "out.peaks") };
    expect(await pool.convert({ inputPath: secret, ...output, maxDurationSeconds: 60 })).toMatchObject({ ok: true });
    expect(hasChord(output.wavPath)).toBe(true);
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(others.join(" "))?.[1]);
    await new Promise((resolve) => connect(port, "127.0.0.1").on("close", resolve));
    expect(lures.calls()).toBe(1);
  });

  it("are not followed as playlists of any kind, wherever those lead", { timeout: 120_000 }, async () => {
    const before = lures.calls();
    const mutants = playlistMutants(lures.names);
    const { outcomes, faults } = await convertMutants({ pool, directory: inside, mutants, lanes: 1 });
    expect(faults).toEqual([]);
    expect([...(outcomes.get("playlist")?.keys() ?? [])]).toEqual(["unrecognised"]);
    expect(lures.calls()).toBe(before);
  });

  it("each end well or with a sentence, open nothing else, and call nobody", { timeout: 120_000 }, async () => {
    const before = lures.calls();
    const mutants = makeMutants(await readSources(directory), { names: lures.names, seed: 5, count: COUNT });
    const { outcomes, faults } = await convertMutants({ pool, directory: inside, mutants, lanes: 1 });
    expect(faults).toEqual([]);
    expect(deaths).toEqual([]);
    expect(lures.calls()).toBe(before);
    // The mutations are neither too mild nor too harsh to say anything.
    expect(toTable(outcomes)).toMatch(/ok +partial +.*damaged/);
  });
});
