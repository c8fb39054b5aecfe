import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import type { ApiClient } from "../../lib/client/client.ts";
import { durationOfFrames } from "../../lib/domain/durations.ts";
import { WAV_HEADER_BYTES, wavHeader } from "../../lib/domain/wav.ts";
import { openApp } from "../../lib/server/app.ts";
import { sweepBlobs } from "../../lib/server/services/sweep.ts";
import type { Specimen } from "./crash-specimens.ts";
import type { Audio } from "./crash-uploads.ts";

type Space = { owner: string; space: string };

/** Under the 30 s that a dead server's leases would still hold: a restart must not wait for them. */
const SETTLED_WITHIN_MS = 25_000;

/** All audios of a space once nothing in it is on its way any more. */
export async function listSettled(client: ApiClient, params: Space): Promise<Audio[]> {
  for (const untilMs = Date.now() + SETTLED_WITHIN_MS; ; await sleep(100)) {
    const audios = await listAll(client, params);
    const busy = audios.filter(({ progress }) => progress !== null);
    if (busy.length === 0) return audios;
    if (Date.now() > untilMs) throw new Error(`Still on their way: ${JSON.stringify(busy)}`);
  }
}

async function listAll(client: ApiClient, params: Space): Promise<Audio[]> {
  const audios: Audio[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await client.list("listAudios", { params, query: { "page-size": 50, cursor } });
    audios.push(...page.items);
    cursor = page.nextCursor;
  }
  return audios;
}

/** What is wrong with the WAV of an audio, or null: its header, its length, its content, the duration it is listed with. */
export async function findWavFault(client: ApiClient, params: Space, of: { audio: Audio; specimen: Specimen }) {
  const { audio, specimen } = of;
  const answer = await client.send("getFile", { params: { ...params, audio: audio.handle } });
  const wav = Buffer.from(await answer.arrayBuffer());
  const [channels, sampleRateHz] = [wav.readUInt16LE(22), wav.readUInt32LE(24)];
  const frames = (wav.length - WAV_HEADER_BYTES) / (channels * 2);
  const header = wav.subarray(0, WAV_HEADER_BYTES);
  if (!header.equals(wavHeader({ channels, sampleRateHz, frames }))) return "its header is of another file";
  if (audio.duration !== durationOfFrames(frames, sampleRateHz)) return `it lasts ${frames} frames`;
  if (!specimen.wav) return "it should have been refused";
  if ("bytes" in specimen.wav) return wav.equals(specimen.wav.bytes) ? null : "its samples are others";
  const off = Math.abs(frames - specimen.wav.frames);
  return off <= specimen.wav.toleranceFrames ? null : `it is ${off} frames off`;
}

/**
 * Sweeps the data of a server that has ended, however young they are, and compares what is then on the disk with what
 * the rows name: `orphans` are files without a row, `missing` rows without their file.
 */
export async function sweepAndCompare(dataDir: string): Promise<{ orphans: string[]; missing: string[] }> {
  const app = await openApp({
    dataDir,
    databaseUrl: null,
    mediaWorkers: 1,
    limits: {
      maxUploadBytes: 2 ** 31,
      maxDurationSeconds: 3600,
      spaceQuota: { bytes: null, hours: null },
      maxWaitingPerSpace: 20_000,
      rate: null,
    },
    log: pino({ level: "error" }),
  });
  try {
    await sweepBlobs(app, 0);
    const rows = await app.db.query.selectFrom("audios").select(["source_key", "wav_key", "peaks_key"]).execute();
    const named = rows.flatMap((row) => [row.source_key, row.wav_key, row.peaks_key]).filter((key) => key !== null);
    const blobs = path.join(dataDir, "blobs");
    const files = readdirSync(blobs, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(blobs, path.join(entry.parentPath, entry.name)));
    return {
      orphans: files.filter((file) => !named.includes(file)),
      missing: named.filter((key) => !existsSync(app.storage.path(key))),
    };
  } finally {
    await app.close();
  }
}
