import type { Audio } from "../../contract/audio.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { fromNow, now } from "../clock.ts";
import { toSearchText } from "../db/dialect.ts";
import type { AudioRow } from "../db/schema.ts";
import { audioRows, toAudio } from "./audio-view.ts";
import { requireIdentity } from "./identities.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";
import { changeAudio, lockAudio } from "./tallies.ts";
import { tellAudio } from "./tell.ts";

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

/** The handle of the oldest other audio of the space that is made of the same bytes, or null. */
export async function findTwin(app: App, space: OpenSpace, { id, source }: Audio): Promise<string | null> {
  if (!source) return null;
  const twin = await app.db.query
    .selectFrom("audios")
    .select("handle")
    .where("space_id", "=", space.id)
    .where("source_sha256", "=", source.sha256)
    .where("id", "!=", id)
    .where("deleted_at", "is", null)
    .where("state", "!=", "notAvailable")
    .orderBy("created_at")
    .orderBy("id")
    .executeTakeFirst();
  return twin?.handle ?? null;
}

/** Changes the alias. */
export async function updateAudio(app: App, audio: AudioRow, input: { alias: string | null }): Promise<void> {
  await app.db.query
    .updateTable("audios")
    .set({ alias: input.alias, search_text: toSearchText(audio.handle, input.alias) })
    .where("id", "=", audio.id)
    .execute();
  tellAudio(app, audio, "audio");
}

/**
 * Says who speaks in an audio: once, for ever. `conflict` when that has been said already, `notFound` when there is no
 * such identity in the space.
 */
export async function identifyAudio(app: App, space: OpenSpace, audio: AudioRow, handle: string): Promise<void> {
  const { id } = await requireIdentity(app, space, handle);
  await app.db.query.transaction().execute(async (db) => {
    const before = await lockAudio(app, db, audio.id);
    if (!before || before.deleted_at) throw new Problem("notFound");
    if (before.identity_id) throw new Problem("conflict", "This audio is linked to an identity already, for good.");
    await changeAudio(app, db, { before, change: { identity_id: id } });
  });
  tellAudio(app, audio, "audio");
}

/** Takes an audio out of every answer and count at once. Its bytes go after {@link RESTORE_MS}. */
export async function removeAudio(app: App, audio: AudioRow): Promise<void> {
  await app.db.query.transaction().execute(async (db) => {
    const before = await lockAudio(app, db, audio.id);
    if (before && !before.deleted_at) await changeAudio(app, db, { before, change: { deleted_at: now() } });
  });
  tellAudio(app, audio, "audio");
}

/**
 * Brings a deleted audio back, and returns its id; one that is not deleted is left as it is. `notFound` once it is too
 * late, `noRoom` where its space has been filled meanwhile.
 */
export async function restoreAudio(app: App, space: OpenSpace, handle: string): Promise<string> {
  const audio = await app.db.query
    .selectFrom("audios")
    .select(["id", "space_id", "handle"])
    .where("space_id", "=", space.id)
    .where("handle", "=", handle)
    .executeTakeFirstOrThrow(() => new Problem("notFound"));
  await app.db.query.transaction().execute(async (db) => {
    const before = await lockAudio(app, db, audio.id);
    if (!before) throw new Problem("notFound");
    if (!before.deleted_at) return;
    if (before.deleted_at <= fromNow(-RESTORE_MS)) {
      throw new Problem("notFound", "It was deleted too long ago to be restored.");
    }
    await changeAudio(app, db, { before, change: { deleted_at: null } });
  });
  tellAudio(app, audio, "audio");
  return audio.id;
}
