import { type SelectQueryBuilder, sql } from "kysely";
import type { Audio } from "../../contract/audio.ts";
import type { AudioListQuery } from "../../contract/lists.ts";
import { Problem } from "../../contract/problem.ts";
import { durationOfFrames } from "../../domain/durations.ts";
import type { App } from "../app.ts";
import { fromNow, now } from "../clock.ts";
import { contains, type Db, toSearchText } from "../db/dialect.ts";
import type { AudioRow } from "../db/schema.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";

/** How long a deleted audio can be restored. */
export const RESTORE_MS = 60 * 60_000;

/** The row of an audio of an open space; `notFound` when there is none, or it is deleted. */
export async function requireAudio(app: App, space: OpenSpace, handle: string): Promise<AudioRow> {
  const row = await app.db.query
    .selectFrom("audios")
    .selectAll()
    .where("space_id", "=", space.id)
    .where("handle", "=", handle)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return row;
}

/** The audio with this id as the viewer sees it; `notFound` when it is gone. */
export async function getAudio(app: App, viewer: Viewer, audioId: string): Promise<Audio> {
  const row = await audioRows(app.db, viewer)
    .where("audios.id", "=", audioId)
    .where("audios.deleted_at", "is", null)
    .executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return toAudio(row);
}

/** The audios of a space; those that wait for their file and those that failed are among them. */
export async function listAudios(
  app: App,
  viewer: Viewer,
  space: OpenSpace,
  input: AudioListQuery,
): Promise<RowPage<Audio>> {
  const { search, state, handle } = input;
  let query = audioRows(app.db, viewer).where("audios.space_id", "=", space.id).where("audios.deleted_at", "is", null);
  if (search) query = query.where((eb) => contains(eb.ref("audios.search_text"), search));
  if (state) query = query.where("audios.state", "=", state);
  if (handle) query = query.where("audios.handle", "in", handle);
  const isWhole = !search && !state && !handle && !input.after && !input.before;
  const { rows, paging } = await readPage({
    query: query as SelectQueryBuilder<ViewDb, ViewTables, ViewRow>,
    input,
    columns: { createdAt: "audios.created_at", handle: "audios.handle", uploadedAt: "audios.uploaded_at" },
    id: "audios.id",
    createdAt: "audios.created_at",
    total: isWhole ? space.audioCount : undefined,
  });
  return { rows: rows.map(toAudio), paging };
}

/** Changes the alias. */
export async function updateAudio(app: App, audio: AudioRow, input: { alias: string | null }): Promise<void> {
  await app.db.query
    .updateTable("audios")
    .set({ alias: input.alias, search_text: toSearchText(audio.handle, input.alias) })
    .where("id", "=", audio.id)
    .execute();
  app.changes.announce(audio.id);
}

/** Takes an audio out of every answer and count at once. Its bytes go after {@link RESTORE_MS}. */
export async function removeAudio(app: App, space: OpenSpace, audio: AudioRow): Promise<void> {
  await app.db.query.transaction().execute(async (db) => {
    const removed = await db
      .updateTable("audios")
      .set({ deleted_at: now() })
      .where("id", "=", audio.id)
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    if (removed.numUpdatedRows === 0n) return;
    await db.updateTable("spaces").set({ audio_count: sql`audio_count - 1` }).where("id", "=", space.id).execute();
  });
  app.changes.announce(audio.id);
}

/** Brings a deleted audio back, and returns its id; one that is not deleted is left as it is. `notFound` once it is too late. */
export async function restoreAudio(app: App, space: OpenSpace, handle: string): Promise<string> {
  return app.db.query.transaction().execute(async (db) => {
    const restored = await db
      .updateTable("audios")
      .set({ deleted_at: null })
      .where("space_id", "=", space.id)
      .where("handle", "=", handle)
      .where("deleted_at", ">", fromNow(-RESTORE_MS))
      .returning("id")
      .executeTakeFirst();
    if (restored) {
      await db.updateTable("spaces").set({ audio_count: sql`audio_count + 1` }).where("id", "=", space.id).execute();
      return restored.id;
    }
    // Looked for only now, because another request may have restored it while we waited for the row.
    const row = await db
      .selectFrom("audios")
      .select(["id", "deleted_at"])
      .where("space_id", "=", space.id)
      .where("handle", "=", handle)
      .executeTakeFirst();
    if (!row) throw new Problem("notFound");
    if (row.deleted_at !== null) throw new Problem("notFound", "It was deleted too long ago to be restored.");
    return row.id;
  });
}

function audioRows(db: Db, viewer: Viewer) {
  return db.query
    .selectFrom("audios")
    .innerJoin("owners as uploader", "uploader.id", "audios.uploaded_by")
    .leftJoin("marks as mine", (join) =>
      join.onRef("mine.audio_id", "=", "audios.id").on("mine.user_id", "=", viewer.userId),
    )
    .selectAll("audios")
    .select(["uploader.handle as uploader_handle", "uploader.alias as uploader_alias", "mine.verdict as my_verdict"]);
}

type View = ReturnType<typeof audioRows>;
type ViewDb = View extends SelectQueryBuilder<infer DB, infer _TB, infer _O> ? DB : never;
type ViewTables = View extends SelectQueryBuilder<infer _DB, infer TB, infer _O> ? TB : never;
type ViewRow = View extends SelectQueryBuilder<infer _DB, infer _TB, infer O> ? O : never;

function toAudio(row: ViewRow): Audio {
  const isWaiting = row.state === "avaitingFile";
  return {
    id: row.id,
    handle: row.handle,
    alias: row.alias,
    state: row.state,
    duration: row.frames !== null && row.sample_rate ? durationOfFrames(row.frames, row.sample_rate) : null,
    voiceDuration: null,
    sampleRate: row.sample_rate,
    identity: null,
    voiceprints: 0,
    verifications: 0,
    createdAt: row.created_at,
    uploadedAt: row.uploaded_at || null,
    uploadedBy: { handle: row.uploader_handle, alias: row.uploader_alias },
    source: toSource(row),
    partial: row.partial === 1,
    progress: isWaiting && row.progress_stage ? { stage: row.progress_stage, ratio: row.progress_ratio } : null,
    failure: row.failure_code ? { code: row.failure_code, detail: row.failure_detail ?? "" } : null,
    marks: { right: row.right_count, wrong: row.wrong_count, mine: row.my_verdict },
  };
}

function toSource(row: ViewRow): Audio["source"] {
  if (row.source_size === null || row.source_sha256 === null) return null;
  return {
    name: row.source_name,
    size: row.source_size,
    sha256: row.source_sha256,
    verified: row.source_verified === 1,
    container: row.source_container,
    codec: row.source_codec,
    channels: row.source_channels,
    bitRate: row.source_bit_rate,
  };
}
