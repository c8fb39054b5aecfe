import { sql } from "kysely";
import type { Mark, Verdict } from "../../contract/audio.ts";
import type { ListQuery } from "../../contract/lists.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import type { Db } from "../db/dialect.ts";
import type { AudioRow } from "../db/schema.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";

/** Sets the viewer's own mark on an audio, in place of the one before. */
export async function putMark(
  app: App,
  viewer: Viewer,
  audio: AudioRow,
  input: { verdict: Verdict; note: string | null },
): Promise<Mark> {
  const at = now();
  const verdict = input.verdict;
  const note = input.note || null;
  await app.db.query.transaction().execute(async (db) => {
    await db
      .insertInto("marks")
      .values({ audio_id: audio.id, user_id: viewer.userId, verdict, note, created_at: at, updated_at: at })
      .onConflict((c) => c.columns(["audio_id", "user_id"]).doUpdateSet({ verdict, note, updated_at: at }))
      .execute();
    await countMarks(db, audio.id);
  });
  const row = await markRows(app.db, audio.id).where("marks.user_id", "=", viewer.userId).executeTakeFirstOrThrow();
  return toMark(row);
}

/** Takes the viewer's own mark away; no mark is fine. */
export async function removeMark(app: App, viewer: Viewer, audio: AudioRow): Promise<void> {
  await app.db.query.transaction().execute(async (db) => {
    await db.deleteFrom("marks").where("audio_id", "=", audio.id).where("user_id", "=", viewer.userId).execute();
    await countMarks(db, audio.id);
  });
}

/** Everybody's marks on an audio. */
export async function listMarks(app: App, audio: AudioRow, input: ListQuery): Promise<RowPage<Mark>> {
  const { rows, paging } = await readPage({
    query: markRows(app.db, audio.id),
    input,
    columns: { createdAt: "marks.created_at" },
    id: "marks.user_id",
    createdAt: "marks.created_at",
  });
  return { rows: rows.map(toMark), paging };
}

/** Counts one audio's marks anew: they are as many as the people who marked it. */
async function countMarks(db: Db["query"], audioId: string): Promise<void> {
  const count = (verdict: Verdict) =>
    sql<number>`(select count(*) from marks where audio_id = ${audioId} and verdict = ${verdict})`;
  await db
    .updateTable("audios")
    .set({ right_count: count("right"), wrong_count: count("wrong") })
    .where("id", "=", audioId)
    .execute();
}

type MarkWithUser = Awaited<ReturnType<ReturnType<typeof markRows>["executeTakeFirstOrThrow"]>>;

function markRows(db: Db, audioId: string) {
  return db.query
    .selectFrom("marks")
    .innerJoin("owners", "owners.id", "marks.user_id")
    .select(["marks.user_id as id", "marks.verdict", "marks.note", "marks.created_at", "marks.updated_at"])
    .select(["owners.handle", "owners.alias"])
    .where("marks.audio_id", "=", audioId);
}

function toMark(row: MarkWithUser): Mark {
  return {
    user: { handle: row.handle, alias: row.alias },
    verdict: row.verdict,
    note: row.note,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
