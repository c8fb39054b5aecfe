import { randomUUID } from "node:crypto";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { randomText } from "../auth/tokens.ts";
import { now } from "../clock.ts";
import { toSearchText } from "../db/dialect.ts";
import type { AudioRow } from "../db/schema.ts";
import type { ReceivedFile } from "../ingest/received-file.ts";
import { queueConversion } from "./conversion-queue.ts";
import type { FileClaim } from "./file-claims.ts";
import type { KeyClaim } from "./idempotency.ts";
import { requireIdentity } from "./identities.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";
import { removeUnnamed } from "./sweep.ts";
import { changeAudio, dropAudio, insertAudio, lockAudio } from "./tallies.ts";
import { tellAudio } from "./tell.ts";

const HANDLE_LENGTH = 12;

type NewAudio = {
  alias: string | null;
  identity: string | null;
  name: string | null;
  sha256: string | null;
  batch: string | null;
  file: ReceivedFile | null;
};

/** Where the bytes of a file are from the moment they are durable, and what is known of them. */
type StoredSource = Pick<AudioRow, "source_key" | "source_size" | "source_sha256" | "source_verified" | "received_at">;

/**
 * Makes an audio, with its file or waiting for one, and returns its id. The file is durable and its conversion queued
 * before the row can be seen. Takes over the file: on any error its bytes are gone. `wrongDigest` when `sha256` is not
 * the file's; `notFound` when there is no such identity; `conflict` when the key of `claim` was used for something else.
 */
export async function createAudio(
  app: App,
  viewer: Viewer,
  space: OpenSpace,
  { input, claim }: { input: NewAudio; claim: KeyClaim | null },
): Promise<string> {
  const { file, alias, batch } = input;
  // As it was before there were batches, where there is none: a key may be played again after an upgrade.
  const fingerprint = JSON.stringify([file?.sha256 ?? null, alias, input.identity, ...(batch ? [batch] : [])]);
  if (claim?.earlier) {
    await file?.writer.abort();
    if (claim.earlier.fingerprint === fingerprint) return claim.earlier.audioId;
    throw new Problem("conflict", "This Idempotency-Key was used for another audio.");
  }
  const identityId = await findIdentityId(app, space, input);
  const source = file ? await store({ file, sha256: input.sha256 }) : null;
  const handle = randomText(HANDLE_LENGTH);
  const id = randomUUID();
  await orRemove(app, source, () =>
    app.db.query.transaction().execute(async (db) => {
      await insertAudio(app, db, {
        // Declared ahead of the file, it is checked when the file comes.
        source_sha256: input.sha256,
        ...source,
        id,
        space_id: space.id,
        identity_id: identityId,
        handle,
        alias,
        batch,
        search_text: toSearchText(handle, alias),
        state: "avaitingFile",
        // As late as can be: so that audios of one server stand in the order in which they came to be.
        created_at: now(),
        uploaded_by: viewer.userId,
        source_name: input.name,
        progress_stage: source ? "queued" : null,
      });
      if (file) await queueConversion(db, { audioId: id, spaceId: space.id, sizeBytes: file.sizeBytes });
      await claim?.settle(db, { fingerprint, audioId: id });
    }),
  );
  if (source) app.jobs.wake();
  tellAudio(app, { id, space_id: space.id, handle }, "audio");
  return id;
}

/** Gives a claimed audio its file and queues the conversion. Takes over the file: on any error its bytes are gone. */
export async function attachFile(app: App, claim: FileClaim, file: ReceivedFile): Promise<void> {
  const source = await store({ file, sha256: claim.sha256 });
  await orRemove(app, source, () =>
    app.db.query.transaction().execute(async (db) => {
      const before = await lockAudio(app, db, claim.audio.id);
      if (before?.receiver !== claim.holder) throw new Problem("conflict", "Another request has sent this file.");
      const rest = { receiver: null, receiver_until: null, progress_stage: "queued", progress_ratio: 0 } as const;
      await changeAudio(app, db, { before, change: { ...source, ...rest } });
      await db.deleteFrom("uploads").where("audio_id", "=", before.id).execute();
      await queueConversion(db, { audioId: before.id, spaceId: before.space_id, sizeBytes: file.sizeBytes });
    }),
  );
  app.jobs.wake();
  tellAudio(app, claim.audio, "audio");
}

/** Above this nobody waits until a voice has been listened for: the audio is there. */
const BRIEF_SECONDS = 60;

/**
 * Waits until the conversion of an audio, if it has a file, has ended, and of a brief one until its voice is known, at most
 * `waitMs`. Resolves to its row as it is then, or to null when the row is gone. Ends early when `signal` fires: whoever asked
 * is gone.
 */
export async function waitForConversion(
  app: App,
  audioId: string,
  { waitMs, signal }: { waitMs: number; signal?: AbortSignal },
): Promise<AudioRow | null> {
  const untilMs = Date.now() + waitMs;
  for (;;) {
    // Listening starts before looking, so that no change falls between; another process's changes are polled for.
    const stop = new AbortController();
    const changed = app.changes.next(audioId, {
      timeoutMs: Math.min(1000, untilMs - Date.now()),
      signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
    });
    const row = await app.db.query.selectFrom("audios").selectAll().where("id", "=", audioId).executeTakeFirst();
    // Once this server ends, nobody here would hear of it.
    if (!row || !isUnderWay(row) || app.jobs.isOver || Date.now() >= untilMs || signal?.aborted) {
      stop.abort();
      return row ?? null;
    }
    await changed;
  }
}

function isUnderWay({ state, source_key, is_listening, frames, sample_rate }: AudioRow): boolean {
  if (state === "avaitingFile") return source_key !== null;
  return is_listening === 1 && (frames ?? 0) < BRIEF_SECONDS * (sample_rate ?? 0);
}

/** Takes back an audio whose file turned out unusable while its creator still waited: no row is left of it. */
export async function dropRefused(app: App, audio: AudioRow): Promise<void> {
  await app.db.query.transaction().execute(async (db) => {
    await db.deleteFrom("idempotency_keys").where("audio_id", "=", audio.id).execute();
    // As it is in the end: somebody may have deleted it, and counted that, since `audio` was read.
    const last = await lockAudio(app, db, audio.id);
    if (last) await dropAudio(db, last);
  });
  tellAudio(app, audio, "audio");
}

async function findIdentityId(app: App, space: OpenSpace, { identity, file }: NewAudio): Promise<string | null> {
  if (identity === null) return null;
  try {
    return (await requireIdentity(app, space, identity)).id;
  } catch (error) {
    await file?.writer.abort();
    throw error;
  }
}

async function store({ file, sha256 }: { file: ReceivedFile; sha256: string | null }): Promise<StoredSource> {
  if (sha256 && sha256 !== file.sha256) {
    await file.writer.abort();
    throw new Problem("wrongDigest", `The bytes that arrived have the SHA-256 ${file.sha256}, not ${sha256}.`);
  }
  return {
    source_key: await commit(file),
    source_size: file.sizeBytes,
    source_sha256: file.sha256,
    source_verified: sha256 ? 1 : 0,
    received_at: now(),
  };
}

/** Names the file for good; where that fails its bytes do not stay behind among the temporary ones. */
async function commit({ writer }: ReceivedFile): Promise<string> {
  try {
    return await writer.commit();
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

async function orRemove<T>(app: App, source: StoredSource | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Where even asking fails, the sweep will see to it.
    if (source?.source_key) await removeUnnamed(app, [source.source_key]).catch(() => undefined);
    throw error;
  }
}
