import type { Mark, Verdict } from "../../contract/audio.ts";
import type { ListQuery } from "../../contract/lists.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { contains, type Db } from "../db/dialect.ts";
import type { AudioRow } from "../db/schema.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";
import { changeAudio, lockAudio } from "./tallies.ts";

/** Sets the viewer's own mark on an audio, in place of the one before. */
export async function putMark(
  app: App,
  viewer: Viewer,
  audio: AudioRow,
  input: { verdict: Verdict; note: string | null },
): Promise<Mark> {
  const { verdict } = input;
  const note = input.note || null;
  await changeMarks(app, audio, async (db) => {
    const at = now();
    const key = { audio_id: audio.id, user_id: viewer.userId };
    await db
      .insertInto("marks")
      .values({ ...key, space_id: audio.space_id, verdict, note, created_at: at, updated_at: at })
      .onConflict((c) => c.columns(["audio_id", "user_id"]).doUpdateSet({ verdict, note, updated_at: at }))
      .execute();
  });
  const row = await markRows(app.db, audio.id).where("marks.user_id", "=", viewer.userId).executeTakeFirst();
  if (!row) throw new Problem("notFound", "This mark has just been taken away again.");
  return toMark(row);
}

/** Takes the viewer's own mark away; no mark is fine. */
export async function removeMark(app: App, viewer: Viewer, audio: AudioRow): Promise<void> {
  await changeMarks(app, audio, async (db) => {
    await db.deleteFrom("marks").where("audio_id", "=", audio.id).where("user_id", "=", viewer.userId).execute();
  });
}

/** Everybody's marks on an audio; a search is for people. */
export async function listMarks(app: App, audio: AudioRow, input: ListQuery): Promise<RowPage<Mark>> {
  let query = markRows(app.db, audio.id);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("owners.search_text"), search));
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { createdAt: "marks.created_at" },
    id: "marks.user_id",
    createdAt: "marks.created_at",
  });
  return { rows: rows.map(toMark), paging };
}

/** Changes an audio's marks, one person at a time, and counts them anew. `notFound` where it has been deleted meanwhile. */
async function changeMarks(app: App, audio: AudioRow, write: (db: Db["query"]) => Promise<void>): Promise<void> {
  await app.db.query.transaction().execute(async (db) => {
    const before = await lockAudio(app, db, audio.id);
    if (!before || before.deleted_at) throw new Problem("notFound");
    await write(db);
    const marks = await db.selectFrom("marks").select("verdict").where("audio_id", "=", audio.id).execute();
    const right_count = marks.filter(({ verdict }) => verdict === "right").length;
    await changeAudio(app, db, { before, change: { right_count, wrong_count: marks.length - right_count } });
  });
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
