import { access, constants, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { durationOfFrames } from "../domain/durations.ts";
import type { Finding } from "../domain/findings/finding.ts";
import { noVoiceFinding } from "../domain/findings/no-voice.ts";
import { evaluatePolicy } from "../domain/policy/evaluate.ts";
import type { Policy } from "../domain/policy/policy.ts";
import { toPolicyFacts } from "../domain/policy/to-policy-facts.ts";
import { createMediaPool, type MediaFacts, type MediaPool } from "../server/media/pool.ts";
import type { Checked } from "./check-words.ts";
import { unreadableDetail } from "./find-files.ts";

/** The longest recording that a server takes unless its admin says otherwise. */
const MAX_DURATION_SECONDS = 4 * 3600;
const WORKER = fileURLToPath(new URL("../server/media/worker.ts", import.meta.url));

type File = { path: string; sizeBytes: number };

/** Checks files in worker processes, the server's own, with their limits. Close it in the end. */
export type Checker = {
  /** What a file is and what the policy says of it. Rejects only where nothing can go on: interrupted, a full disk. */
  check(file: File): Promise<Checked>;
  close(): Promise<void>;
};

type CheckerOptions = { jobs: number; policy: Policy; signal: AbortSignal };

/** A checker that works on `jobs` files at once. What it decodes lies in a temporary folder meanwhile. */
export async function createChecker({ jobs, policy, signal }: CheckerOptions): Promise<Checker> {
  const folder = await mkdtemp(path.join(tmpdir(), "earmark-check-"));
  const pool = createMediaPool({ workers: jobs, workerPath: WORKER });
  let count = 0;
  return {
    async check(file) {
      count += 1;
      const base = path.join(folder, String(count));
      try {
        return await checkOne(file, { pool, policy, signal, wavPath: `${base}.wav`, peaksPath: `${base}.dat` });
      } finally {
        await rm(`${base}.wav`, { force: true });
      }
    },
    async close() {
      await pool.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Means = { pool: MediaPool; policy: Policy; signal: AbortSignal; wavPath: string; peaksPath: string };

async function checkOne(file: File, { pool, policy, signal, wavPath, peaksPath }: Means): Promise<Checked> {
  const nothing = { path: file.path, reasons: [], facts: {}, findings: [] };
  const inputPath = path.resolve(file.path);
  const request = { inputPath, wavPath, peaksPath, maxDurationSeconds: MAX_DURATION_SECONDS };
  try {
    await access(inputPath, constants.R_OK);
  } catch (error) {
    return { ...nothing, decision: "failed", error: { code: "unreadable", detail: unreadableDetail(error) } };
  }
  const outcome = await pool.convert(request, { signal });
  await rm(peaksPath, { force: true });
  if (!outcome.ok) return { ...nothing, decision: "refuse", error: outcome.failure };
  const voice = await pool.measureVoice({ wavPath }, { signal });
  const voiceSeconds = voice.ok && voice.voice ? voice.voice.voiceSeconds : undefined;
  const findings = withVoice(outcome.facts, voiceSeconds);
  const { measures, partial } = outcome.facts;
  const receipt = toReceipt(file, outcome.facts);
  const facts = toPolicyFacts({ receipt, measures, findings, voiceSeconds, partial });
  const { decision, reasons } = evaluatePolicy(policy, facts);
  return { path: file.path, decision, reasons, facts, findings, error: null };
}

function withVoice({ findings, frames, sampleRateHz }: MediaFacts, voiceSeconds: number | undefined): Finding[] {
  const silent = voiceSeconds === undefined ? null : noVoiceFinding(voiceSeconds, frames / sampleRateHz);
  return silent ? [...findings, silent] : findings;
}

/** As much of a receipt as a policy asks for. */
function toReceipt({ sizeBytes }: File, { sampleRateHz, frames, container, codec, channels, bitDepth }: MediaFacts) {
  const duration = durationOfFrames(frames, sampleRateHz);
  return {
    original: { size: sizeBytes, sampleRate: sampleRateHz, duration, container, codec, channels, bitDepth },
  };
}
