import { isProblem, Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { fromNow } from "../clock.ts";
import { forUpdate } from "../db/dialect.ts";
import type { AudioRow, UploadRow } from "../db/schema.ts";
import { requireQueueRoom } from "./conversion-queue.ts";
import { requireRoom } from "./quotas.ts";
import type { Viewer } from "./sessions.ts";
import { type OpenSpace, requireStill } from "./spaces.ts";
import { holdUpload, type UploadHold } from "./upload-holds.ts";
import {
  dropUpload,
  type Part,
  receivePart,
  recordOffset,
  requireFresh,
  tooMuch,
  UPLOAD_LIFE_MS,
} from "./upload-parts.ts";
import { attachFile } from "./uploads.ts";

/** How far an upload is. `expiresAt` is null once the file is whole. */
export type UploadState = {
  offsetBytes: number;
  sizeBytes: number;
  metadata: string | null;
  expiresAt: string | null;
};

type Where = { viewer: Viewer; space: OpenSpace; audio: AudioRow };

/**
 * Begins to receive the file of an audio in parts. Begun again with the same size and metadata it goes on: whoever lost
 * the answer loses nothing. `conflict` for others, or where the file is there or being sent whole; `tooLarge`; `noRoom`;
 * `tooManyRequests` while too many files wait to be converted.
 */
export async function startUpload(
  app: App,
  { viewer, space, audio }: Where,
  { sizeBytes, metadata, name }: { sizeBytes: number; metadata: string | null; name: string | null },
): Promise<UploadState> {
  if (sizeBytes > app.limits.maxUploadBytes) {
    throw new Problem(
      "tooLarge",
      `The file is larger than the ${app.limits.maxUploadBytes} bytes this server accepts.`,
    );
  }
  requireRoom(app.limits.spaceQuota, space.counters, sizeBytes);
  await requireQueueRoom(app, space.id);
  const hold = await holdUpload(app, audio);
  try {
    if (hold.upload && hold.upload.size_bytes !== sizeBytes) {
      const detail = `An upload of ${hold.upload.size_bytes} bytes has begun here. To give it up, DELETE this address.`;
      throw new Problem("conflict", detail);
    }
    // Another file may well have the same size; one that is mixed from two would look whole.
    if (hold.upload && hold.upload.metadata !== metadata) {
      const detail = "An upload with another Upload-Metadata has begun here. To give it up, DELETE this address.";
      throw new Problem("conflict", detail);
    }
    if (hold.upload) return toState(hold.upload);
    const file = await app.storage.unfinished.create();
    const row = { audio_id: audio.id, file, size_bytes: sizeBytes, metadata, expires_at: fromNow(UPLOAD_LIFE_MS) };
    await app.db.query.transaction().execute(async (db) => {
      await requireRoomForAll(app, db, { space, audio, sizeBytes });
      // One that has expired may not have been swept yet.
      await db.deleteFrom("uploads").where("audio_id", "=", audio.id).execute();
      await db.insertInto("uploads").values(row).execute();
      if (name && !audio.source_name) {
        await db.updateTable("audios").set({ source_name: name }).where("id", "=", audio.id).execute();
      }
    });
    const upload = { ...row, offset_bytes: 0, wanted_by: null };
    return sizeBytes === 0 ? await complete(app, { hold, upload, viewer, space }) : toState(upload);
  } finally {
    await hold.release();
  }
}

/** What has been announced in a space counts as if it were there: begun uploads must not fill the disk beside the quota. */
async function requireRoomForAll(
  app: App,
  db: App["db"]["query"],
  { space, audio, sizeBytes }: { space: OpenSpace; audio: AudioRow; sizeBytes: number },
): Promise<void> {
  if (app.limits.spaceQuota.bytes === null) return;
  const query = db.selectFrom("spaces").select(["stored_bytes", "duration_micros"]).where("id", "=", space.id);
  const held = await forUpdate(app.db.engine, query).executeTakeFirstOrThrow();
  const announced = await db
    .selectFrom("uploads")
    .innerJoin("audios", "audios.id", "uploads.audio_id")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("uploads.size_bytes"), eb.val(0)).as("bytes"))
    .where("audios.space_id", "=", space.id)
    .where("audios.id", "!=", audio.id)
    .executeTakeFirstOrThrow();
  requireRoom(app.limits.spaceQuota, { ...held, stored_bytes: held.stored_bytes + announced.bytes }, sizeBytes);
}

/** How far the file of an audio is; whoever is sending it is stopped. `notFound` where nothing has been begun. */
export async function getUpload(app: App, audio: AudioRow): Promise<UploadState> {
  if (audio.source_size !== null) return toWhole(audio.source_size);
  const hold = await holdUpload(app, audio).catch(async (error: unknown) => {
    // Its last part may have come while we waited.
    const row = await app.db.query.selectFrom("audios").select("source_size").where("id", "=", audio.id).execute();
    if (!row[0]?.source_size) throw error;
    return row[0].source_size;
  });
  if (typeof hold === "number") return toWhole(hold);
  try {
    return toState(requireBegun(hold));
  } finally {
    await hold.release();
  }
}

function toWhole(sizeBytes: number): UploadState {
  return { offsetBytes: sizeBytes, sizeBytes, metadata: null, expiresAt: null };
}

/**
 * Takes the next part of a file; with the last one the conversion is queued. What has come of a part that breaks off is
 * kept, unless it has a checksum, which only the whole part can have. `conflict` (with `Upload-Offset`) where it does not
 * begin where the last one ended; `wrongChecksum`; `wrongDigest` when the whole is not what was declared; `tooLarge` for
 * more bytes than were announced; `locked` when a newer request has taken over; and as {@link startUpload} refuses.
 */
export async function appendPart(app: App, { viewer, space, audio }: Where, part: Part): Promise<UploadState> {
  const hold = await holdUpload(app, audio);
  try {
    const upload = requireBegun(hold);
    if (part.offsetBytes !== upload.offset_bytes) {
      throw new Problem("conflict", `The next part begins at byte ${upload.offset_bytes}, not ${part.offsetBytes}.`, {
        headers: { "upload-offset": String(upload.offset_bytes) },
      });
    }
    if (part.offsetBytes + (part.lengthBytes ?? 0) > upload.size_bytes) throw tooMuch(upload);
    requireRoom(app.limits.spaceQuota, space.counters, upload.size_bytes);
    await requireQueueRoom(app, space.id);
    const end = await receivePart(app, { hold, upload, part });
    if (end === upload.size_bytes) return await complete(app, { hold, upload, viewer, space });
    // Nothing came: what nobody goes on with is not kept longer for it.
    if (end === upload.offset_bytes) return toState(upload);
    return toState({ ...upload, offset_bytes: end, expires_at: await recordOffset(app, { hold, upload }, end) });
  } finally {
    await hold.release();
  }
}

/** Gives up what has arrived of a file in parts; its audio waits for a file as before. `notFound` where nothing has. */
export async function endUpload(app: App, audio: AudioRow): Promise<void> {
  const hold = await holdUpload(app, audio);
  try {
    await dropUpload(app, requireBegun(hold));
  } finally {
    await hold.release();
  }
}

/** The file is whole: it becomes the audio's. Until that has happened the last part counts as not yet sent. */
async function complete(
  app: App,
  { hold, upload, viewer, space }: Omit<Where, "audio"> & { hold: UploadHold; upload: UploadRow },
): Promise<UploadState> {
  await requireStill(app, viewer, space, "upload");
  requireFresh(hold);
  const file = await app.storage.unfinished.finish(upload.file);
  await attachFile(app, hold.claim, file).catch(async (error: unknown) => {
    if (isProblem(error) && error.code === "wrongDigest") await dropUpload(app, upload);
    throw error;
  });
  await app.storage.unfinished.remove(upload.file);
  return toWhole(upload.size_bytes);
}

function requireBegun({ upload }: UploadHold): UploadRow {
  if (!upload) throw new Problem("notFound", "No upload has begun here, or it has expired. Begin one with POST.");
  return upload;
}

function toState({ offset_bytes, size_bytes, metadata, expires_at }: UploadRow): UploadState {
  return { offsetBytes: offset_bytes, sizeBytes: size_bytes, metadata, expiresAt: expires_at };
}
