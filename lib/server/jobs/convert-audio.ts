import { rm } from "node:fs/promises";
import { isProblem } from "../../contract/problem.ts";
import { type Failure, failure } from "../../domain/failures.ts";
import { fromNow } from "../clock.ts";
import type { AudioRow, JobRow } from "../db/schema.ts";
import type { MediaFacts } from "../media/conversion.ts";
import { toReceipt } from "../media/receipt.ts";
import { toAnalysisRow, toQualityJson } from "../services/analyses.ts";
import { countRefusal } from "../services/refusals.ts";
import { removeUnnamed } from "../services/sweep.ts";
import { changeAudio, lockAudio } from "../services/tallies.ts";
import { tellAudio } from "../services/tell.ts";
import { endJob } from "./end-job.ts";
import { listenForVoice } from "./listen.ts";
import type { JobContext } from "./runner.ts";

/** How long people can see why an audio failed. */
const FAILED_ROW_MS = 24 * 60 * 60_000;
/** How often a job may break off through no fault of its file: more deaths of the server than bad luck explains. */
const MAX_ATTEMPTS = 10;
const PROGRESS_EVERY_MS = 500;

/**
 * Converts the file of an audio, records what came of it, and then listens for a voice in what was made. Each takes effect
 * once: whoever has lost the job's lease meanwhile changes nothing. Throws when the outcome is not known, so that the job is
 * tried again: from where it was.
 */
export async function runConversion(context: JobContext, job: JobRow, signal: AbortSignal): Promise<void> {
  const { query } = context.db;
  const audio = await query.selectFrom("audios").selectAll().where("id", "=", job.audio_id).executeTakeFirst();
  if (!audio?.source_key) {
    await query.deleteFrom("jobs").where("id", "=", job.id).execute();
    return;
  }
  if (audio.state !== "available") await convertFile(context, { job, audio, signal });
  await listenForVoice(context, job, signal);
}

async function convertFile(
  context: JobContext,
  { job, audio, signal }: { job: JobRow; audio: AudioRow; signal: AbortSignal },
): Promise<void> {
  const { storage, media } = context;
  const sourceKey = audio.source_key as string;
  if (job.attempts > MAX_ATTEMPTS) return recordFailure(context, { job, audio, why: failure("crashed") });
  if (!(await isThere(context, sourceKey))) return recordFailure(context, { job, audio, why: failure("lost") });

  const wavPath = storage.temporaryPath();
  const peaksPath = storage.temporaryPath();
  const outcome = await media.convert(
    {
      inputPath: storage.path(sourceKey),
      wavPath,
      peaksPath,
      maxDurationSeconds: context.limits.maxDurationSeconds,
    },
    { signal, onProgress: progressWriter(context, audio.id) },
  );
  if (!outcome.ok) return recordFailure(context, { job, audio, why: outcome.failure });
  const [wavKey, peaksKey] = await adoptBoth(context, wavPath, peaksPath);
  try {
    await recordSuccess(context, { job, audio, facts: outcome.facts, wavKey, peaksKey });
  } catch (error) {
    // The space's quota. A disk that is full is another matter: that is waited out.
    if (!isProblem(error) || error.code !== "noRoom") throw error;
    await recordFailure(context, { job, audio, why: failure("noRoom", error.detail) });
  } finally {
    // Nothing to remove, unless the row is gone, the lease lost, the quota reached, or the database out of order.
    await removeUnnamed(context, [wavKey, peaksKey]).catch(() => undefined);
  }
}

/** Whether the bytes of a row are still on the disk: no number of attempts brings them back. */
async function isThere({ storage }: JobContext, key: string): Promise<boolean> {
  try {
    await storage.size(key);
    return true;
  } catch (error) {
    if (isProblem(error) && error.code === "notFound") return false;
    throw error;
  }
}

/** Both or none: what cannot be kept is not left behind either. */
async function adoptBoth({ storage }: JobContext, wavPath: string, peaksPath: string): Promise<[string, string]> {
  let wavKey: string | null = null;
  try {
    wavKey = await storage.adopt(wavPath);
    return [wavKey, await storage.adopt(peaksPath)];
  } catch (error) {
    if (wavKey) await storage.remove(wavKey);
    await Promise.all([rm(wavPath, { force: true }), rm(peaksPath, { force: true })]);
    throw error;
  }
}

type Success = { job: JobRow; audio: AudioRow; facts: MediaFacts; wavKey: string; peaksKey: string };

/** `noRoom` where the space has not enough left for what was made. */
async function recordSuccess(context: JobContext, { job, audio, facts, wavKey, peaksKey }: Success): Promise<void> {
  const { source_name: name, source_size: size, source_sha256: sha256 } = audio;
  const receipt = toReceipt({ name, size: size ?? 0, sha256: sha256 ?? "" }, facts);
  const { measures, findings } = facts;
  const change: Partial<AudioRow> = {
    state: "available",
    uploaded_at: audio.received_at,
    source_container: facts.container,
    source_codec: facts.codec,
    source_channels: facts.channels,
    source_bit_rate: facts.bitRate,
    wav_key: wavKey,
    wav_bytes: facts.wavBytes,
    peaks_key: peaksKey,
    channels: facts.wavChannels,
    sample_rate: facts.sampleRateHz,
    frames: facts.frames,
    partial: facts.partial ? 1 : 0,
    progress_stage: null,
    quality: toQualityJson({ findings, proposal: null }),
    is_listening: 1,
  };
  await context.db.query.transaction().execute(async (db) => {
    const before = await lockAudio(context, db, job.audio_id);
    if (!before || !(await isOurs(db, context.holder, job))) return;
    await changeAudio(context, db, { before, change });
    await db.insertInto("analyses").values(toAnalysisRow(audio.id, { measures, receipt, findings })).execute();
  });
  tellAudio(context, audio, "audio");
}

async function recordFailure(
  context: JobContext,
  { job, audio, why }: { job: JobRow; audio: AudioRow; why: Failure },
): Promise<void> {
  const isRecorded = await recordEnd(context, job, {
    state: "notAvailable",
    source_key: null,
    failure_code: why.code,
    failure_detail: why.detail,
    progress_stage: null,
    expires_at: fromNow(FAILED_ROW_MS),
  });
  if (isRecorded && audio.source_key) await context.storage.remove(audio.source_key);
  tellAudio(context, audio, "audio");
}

/** Ends the job and its audio in one transaction. False, and nothing changed, where the job is no longer ours. */
async function recordEnd(context: JobContext, job: JobRow, change: Partial<AudioRow>): Promise<boolean> {
  return context.db.query.transaction().execute(async (db) => {
    // The audio first, as everywhere: whoever removes it takes its jobs along.
    const before = await lockAudio(context, db, job.audio_id);
    if (!before || !(await endJob(db, context.holder, job))) return false;
    await changeAudio(context, db, { before, change });
    if (change.failure_code) await countRefusal(db, before.space_id, change.failure_code);
    return true;
  });
}

/** Whether nobody else holds the job now; nobody can take it before the transaction ends. */
async function isOurs(db: JobContext["db"]["query"], holder: string, job: JobRow): Promise<boolean> {
  const held = await db
    .updateTable("jobs")
    .set({ attempts: 1 })
    .where("id", "=", job.id)
    .where("lease_owner", "=", holder)
    .executeTakeFirst();
  return held.numUpdatedRows > 0n;
}

/** Writes the stage and ratio to the row, at most twice a second. A lost update is made good by the next. */
function progressWriter({ db, log }: JobContext, audioId: string): (ratio: number) => void {
  let lastMs = Date.now();
  return (ratio) => {
    if (Date.now() - lastMs < PROGRESS_EVERY_MS) return;
    lastMs = Date.now();
    void db.query
      .updateTable("audios")
      .set({ progress_stage: "converting", progress_ratio: ratio })
      .where("id", "=", audioId)
      .where("state", "=", "avaitingFile")
      .execute()
      .catch((error: unknown) => log.debug({ err: error }, "progress could not be written"));
  };
}
