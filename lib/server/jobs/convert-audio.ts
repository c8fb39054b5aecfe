import { rm } from "node:fs/promises";
import { isProblem } from "../../contract/problem.ts";
import { type Failure, failure } from "../../domain/failures.ts";
import { fromNow } from "../clock.ts";
import type { AudioRow, JobRow } from "../db/schema.ts";
import type { MediaFacts } from "../media/conversion.ts";
import { countRefusal } from "../services/refusals.ts";
import { removeUnnamed } from "../services/sweep.ts";
import { changeAudio, lockAudio } from "../services/tallies.ts";
import type { JobContext } from "./runner.ts";

/** How long people can see why an audio failed. */
const FAILED_ROW_MS = 24 * 60 * 60_000;
/** How often a job may break off through no fault of its file: more deaths of the server than bad luck explains. */
const MAX_ATTEMPTS = 10;
const PROGRESS_EVERY_MS = 500;

/**
 * Converts the file of an audio and records what came of it. It takes effect once: whoever has lost the job's lease
 * meanwhile changes nothing. Throws when the outcome is not known, so that the job is tried again.
 */
export async function runConversion(context: JobContext, job: JobRow, signal: AbortSignal): Promise<void> {
  const { db, storage, media } = context;
  const audio = await db.query.selectFrom("audios").selectAll().where("id", "=", job.audio_id).executeTakeFirst();
  if (!audio?.source_key) {
    await db.query.deleteFrom("jobs").where("id", "=", job.id).execute();
    return;
  }
  if (job.attempts > MAX_ATTEMPTS) return recordFailure(context, { job, audio, why: failure("crashed") });
  if (!(await isThere(context, audio.source_key))) return recordFailure(context, { job, audio, why: failure("lost") });

  const wavPath = storage.temporaryPath();
  const peaksPath = storage.temporaryPath();
  const outcome = await media.convert(
    {
      inputPath: storage.path(audio.source_key),
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
  await recordEnd(context, job, {
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
  });
  context.changes.announce(audio.id);
}

async function recordFailure(
  context: JobContext,
  { job, audio, why }: { job: JobRow; audio: AudioRow; why: Failure },
): Promise<void> {
  const isOurs = await recordEnd(context, job, {
    state: "notAvailable",
    source_key: null,
    failure_code: why.code,
    failure_detail: why.detail,
    progress_stage: null,
    expires_at: fromNow(FAILED_ROW_MS),
  });
  if (isOurs && audio.source_key) await context.storage.remove(audio.source_key);
  context.changes.announce(audio.id);
}

/** Ends the job and changes its audio in one transaction. False, and nothing changed, where the job is no longer ours. */
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

async function endJob(db: JobContext["db"]["query"], holder: string, job: JobRow): Promise<boolean> {
  const ended = await db
    .deleteFrom("jobs")
    .where("id", "=", job.id)
    .where("lease_owner", "=", holder)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
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
