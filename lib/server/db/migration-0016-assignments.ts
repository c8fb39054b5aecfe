import { type Kysely, sql } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";

/**
 * Who is to review an audio, and until when; empty where that is nobody. Reviews know when their audio was made, so that
 * what one person decided is read in the order of the list.
 */
export async function assignments(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  for (const name of ["assignee_id", "assigned_until"]) {
    await db.schema
      .alterTable("audios")
      .addColumn(name, text, (c) => c.notNull().defaultTo(""))
      .execute();
  }
  for (const [name, ...columns] of [
    ["audios_by_assignee", "assignee_id"],
    ["audios_by_queue", "assignee_id", "consensus"],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on("audios")
      .columns(["space_id", ...columns, "created_at", "id"])
      .where(sql.ref("deleted_at"), "is", null)
      .execute();
  }
  // Those whose lease has ended are looked for before each list that asks for what is nobody's.
  await db.schema
    .createIndex("audios_by_lease")
    .on("audios")
    .columns(["space_id", "assigned_until"])
    .where("assigned_until", "!=", "")
    .execute();
  await db.schema
    .alterTable("reviews")
    .addColumn("audio_created_at", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await sql`update reviews set audio_created_at = (select created_at from audios where id = reviews.audio_id)`.execute(
    db,
  );
  await db.schema
    .createIndex("reviews_by_person")
    .on("reviews")
    .columns(["space_id", "user_id", "audio_created_at", "audio_id"])
    .execute();
}
