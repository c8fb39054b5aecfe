import { randomUUID } from "node:crypto";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import type { AudioRow, UploadRow } from "../db/schema.ts";
import { type FileClaim, findUpload, requireNoFile, tryClaimFile } from "./file-claims.ts";

/** How long a newer request waits for an older one to let go. */
const TAKE_OVER_MS = 5000;
/** How often both look, where a word between processes was lost. */
const LOOK_EVERY_MS = 1000;

/** What is held in this process, by the database that it is held in: each lets go when it is told to. */
const held = new WeakMap<App["db"], Set<{ stop: AbortController; ended: Promise<void> }>>();

/** Stops every holder of this process, and waits until they have recorded what they have. */
export async function endHolds(db: App["db"]): Promise<void> {
  const holds = [...(held.get(db) ?? [])];
  for (const { stop } of holds) stop.abort();
  await Promise.all(holds.map(({ ended }) => ended));
}

/** The right to write to what is arriving of a file in parts. One request has it, until a newer one wants it. */
export type UploadHold = {
  claim: FileClaim;
  /** Null where nothing has been begun. */
  upload: UploadRow | null;
  /** Fires when the holder must let go: somebody else wants it, or has it. */
  signal: AbortSignal;
  /** Whether it is, as the database says now. */
  isOurs(): Promise<boolean>;
  release(): Promise<void>;
};

/**
 * Holds the file of an audio, after stopping whoever holds it. `conflict` where it has its file or is being sent whole;
 * `locked` where the holder does not let go within 5 s: it has stalled, or its process has died and its lease not yet
 * run out.
 */
export async function holdUpload(app: App, audio: AudioRow): Promise<UploadHold> {
  requireNoFile(audio);
  const holder = randomUUID();
  const untilMs = Date.now() + TAKE_OVER_MS;
  for (let isAsked = false; ; isAsked = true) {
    // Listening starts before looking, so that no change falls between.
    const stop = new AbortController();
    const changed = app.changes.next(audio.id, { timeoutMs: LOOK_EVERY_MS, signal: stop.signal });
    const claim = await tryClaimFile(app, audio, { sha256: audio.source_sha256, holder });
    if (claim) {
      stop.abort();
      return watch(app, claim, { isNewest: !isAsked });
    }
    if (isAsked) await requireStillWaiting(app, audio);
    else await askFor(app, audio, holder);
    if (Date.now() >= untilMs) {
      stop.abort();
      await forgetWish(app, audio, holder);
      throw new Problem("locked", "Another request is sending this file, and does not stop. Try again in a moment.", {
        headers: { "retry-after": "5" },
      });
    }
    await changed;
  }
}

async function requireStillWaiting(app: App, { id }: AudioRow): Promise<void> {
  const row = await app.db.query.selectFrom("audios").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw new Problem("notFound");
  requireNoFile(row);
}

async function askFor(app: App, audio: AudioRow, holder: string): Promise<void> {
  const { numUpdatedRows } = await app.db.query
    .updateTable("uploads")
    .set({ wanted_by: holder })
    .where("audio_id", "=", audio.id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Problem("conflict", "The file of this audio is being sent already.");
  app.changes.announce(audio.id);
}

/** Whoever gives up no longer wants it: otherwise every later holder would be stopped for nobody. */
async function forgetWish(app: App, { id }: AudioRow, holder: string | null): Promise<void> {
  let query = app.db.query.updateTable("uploads").set({ wanted_by: null }).where("audio_id", "=", id);
  if (holder !== null) query = query.where("wanted_by", "=", holder);
  await query.execute();
}

/** `isNewest`: nobody held it, so that whoever has asked for it asked before us, and may be dead. */
async function watch(app: App, claim: FileClaim, { isNewest }: { isNewest: boolean }): Promise<UploadHold> {
  const { audio, holder } = claim;
  const stop = new AbortController();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const entry = { stop, ended };
  const others = held.get(app.db) ?? new Set();
  held.set(app.db, others.add(entry));
  const look = async () => {
    const row = await app.db.query
      .selectFrom("audios")
      .leftJoin("uploads", "uploads.audio_id", "audios.id")
      .select(["audios.receiver", "uploads.wanted_by"])
      .where("audios.id", "=", audio.id)
      .executeTakeFirst();
    const isOurs = row?.receiver === holder;
    if (!isOurs || (row.wanted_by ?? holder) !== holder) stop.abort();
    return isOurs;
  };
  // A look that fails is left to the next one.
  const lookNow = () => void look().catch(() => undefined);
  const unlisten = app.changes.listen(audio.id, lookNow);
  const timer = setInterval(lookNow, LOOK_EVERY_MS);
  const hold = {
    claim,
    signal: stop.signal,
    isOurs: look,
    async release() {
      unlisten();
      clearInterval(timer);
      // Whatever fails, the lease must not be renewed for ever.
      const upload = await findUpload(app, audio).catch(() => null);
      await claim.release({ isKept: upload !== undefined }).finally(() => {
        others.delete(entry);
        end();
      });
      app.changes.announce(audio.id);
    },
  };
  try {
    await forgetWish(app, audio, isNewest ? null : holder);
    return { ...hold, upload: (await findUpload(app, audio)) ?? null };
  } catch (error) {
    await hold.release();
    throw error;
  }
}
