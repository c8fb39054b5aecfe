import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { App } from "../app.ts";
import { fromNow, now } from "../clock.ts";
import type { Tables } from "../db/schema.ts";
import { tidySearch } from "../db/search.ts";
import { RESTORE_MS } from "./audios.ts";
import { IDEMPOTENCY_MS } from "./idempotency.ts";
import { dropAudio, lockFreeAudios } from "./tallies.ts";

type SweepContext = Pick<App, "db" | "storage" | "log">;

const ROWS_EVERY_MS = 60_000;
const REST_EVERY_MS = 6 * 60 * 60_000;
/** Younger blobs may belong to a request that has not recorded them yet, or to rows of a newer backup. */
const ORPHAN_AGE_MS = 24 * 60 * 60_000;
/** Younger ones may not have their row yet. */
const UNFINISHED_AGE_MS = 60 * 60_000;
/** Nobody plays on after that. */
const LISTENING_MS = 24 * 60 * 60_000;
const BATCH = 500;

/** Removes, now and then, what nobody can reach any more. A process that is alone clears the temporary files first. */
export function createSweeper(context: SweepContext & Pick<App, "buckets"> & { isAlone: boolean }): {
  close(): Promise<void>;
} {
  const stopping = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  const run = (work: () => Promise<unknown>) => {
    last = last
      .then(work)
      .catch((error: unknown) => context.log.error({ err: error }, "the sweep broke off; it will run again"));
  };
  // Whatever stands among the temporary files at the start of a process that is alone is a dead process's.
  run(() => context.storage.sweepTemporary(context.isAlone ? 0 : ORPHAN_AGE_MS));
  run(() => sweepRows(context));
  run(() => sweepBlobs(context));
  run(() => tidySearch(context.db, stopping.signal));
  const rows = setInterval(() => {
    run(() => sweepRows(context));
    run(() => context.buckets.sweep());
  }, ROWS_EVERY_MS);
  const rest = setInterval(() => {
    run(() => sweepBlobs(context));
    run(() => tidySearch(context.db, stopping.signal));
  }, REST_EVERY_MS);
  return {
    async close() {
      clearInterval(rows);
      clearInterval(rest);
      stopping.abort();
      await last;
    },
  };
}

/** Removes what is over: deleted and failed audios with their bytes, old keys, dead tokens, invitations and sessions. */
export async function sweepRows({ db, storage }: SweepContext): Promise<void> {
  await db.query.deleteFrom("tokens").where("expires_at", "<", now()).execute();
  await db.query.deleteFrom("invitations").where("expires_at", "<", now()).execute();
  await db.query.deleteFrom("idempotency_keys").where("created_at", "<", fromNow(-IDEMPOTENCY_MS)).execute();
  await db.query
    .deleteFrom("listening_sessions")
    .where("used_until_ms", "<", Date.now() - LISTENING_MS)
    .execute();
  await sweepUploads(db);
  await sweepUnfinished({ db, storage });
  for (;;) {
    const keys = await db.query.transaction().execute(async (transaction) => {
      // What somebody is restoring or converting at this moment is left for the next time.
      const rows = await lockFreeAudios({ db }, transaction, (query) => query.where(isOver).limit(BATCH));
      for (const row of rows) await dropAudio(transaction, row);
      return rows.flatMap((row) => [row.source_key, row.wav_key, row.peaks_key]);
    });
    if (keys.length === 0) return;
    for (const key of keys) if (key) await storage.remove(key);
  }
}

/** What arrived of files in parts, and then nothing more came: their audios wait for a file as before. */
async function sweepUploads(db: App["db"]): Promise<void> {
  const over = db.query.selectFrom("uploads").select("audio_id").where("expires_at", "<", now());
  await db.query
    .updateTable("audios")
    .set({ progress_stage: null, progress_ratio: 0 })
    .where("id", "in", over)
    .where("receiver", "is", null)
    .execute();
  await db.query.deleteFrom("uploads").where("expires_at", "<", now()).execute();
}

/** Deleted so long ago that it cannot be restored, or failed so long ago that its reason has been seen. */
function isOver(eb: ExpressionBuilder<Tables, "audios">): Expression<SqlBool> {
  return eb.or([eb("deleted_at", "<", fromNow(-RESTORE_MS)), eb("expires_at", "<", now())]);
}

/** Removes blobs older than `olderThanMs` that no row names, and returns how many. */
export async function sweepBlobs({ db, storage }: SweepContext, olderThanMs = ORPHAN_AGE_MS): Promise<number> {
  const newestMs = Date.now() - olderThanMs;
  let removed = 0;
  let batch: string[] = [];
  const flush = async () => {
    removed += await removeUnnamed({ db, storage }, batch);
    batch = [];
  };
  for await (const { key, modifiedAt } of storage.list()) {
    if (modifiedAt.getTime() > newestMs) continue;
    batch.push(key);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await storage.sweepTemporary(olderThanMs);
  return removed;
}

/** Removes what arrived of files, in parts, whose uploads are over. */
export async function sweepUnfinished(
  { db, storage }: Omit<SweepContext, "log">,
  olderThanMs = UNFINISHED_AGE_MS,
): Promise<void> {
  for (const file of await storage.unfinished.list(olderThanMs)) {
    const upload = await db.query.selectFrom("uploads").select("audio_id").where("file", "=", file).executeTakeFirst();
    if (!upload) await storage.unfinished.remove(file);
  }
}

/**
 * Removes those of the blobs that no row names, and returns how many. After a transaction that failed this is the way
 * to clean up: a connection that breaks during the commit leaves open whether it took effect.
 */
export async function removeUnnamed({ db, storage }: Omit<SweepContext, "log">, keys: string[]): Promise<number> {
  const named = await namedKeys(db, keys);
  const unnamed = keys.filter((key) => !named.has(key));
  for (const key of unnamed) await storage.remove(key);
  return unnamed.length;
}

async function namedKeys(db: App["db"], keys: string[]): Promise<Set<string>> {
  const named = new Set<string>();
  if (keys.length === 0) return named;
  for (const column of ["source_key", "wav_key", "peaks_key"] as const) {
    const rows = await db.query.selectFrom("audios").select(`${column} as key`).where(column, "in", keys).execute();
    for (const { key } of rows) if (key) named.add(key);
  }
  return named;
}
