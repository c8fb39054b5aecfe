import { type Kysely, sql } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";

/** Marks become reviews: right is accept, wrong is reject. Each begins the history of its audio, and each space has a quorum. */
export async function reviews(untyped: Kysely<unknown>, engine: Engine): Promise<void> {
  const db = untyped as Kysely<Record<string, Record<string, unknown>>>;
  const { text } = columnTypes(engine);
  await db.schema.alterTable("marks").renameTo("reviews").execute();
  await db.schema.alterTable("reviews").renameColumn("verdict", "decision").execute();
  await db.schema
    .alterTable("reviews")
    .addColumn("reasons", text, (c) => c.notNull().defaultTo("[]"))
    .execute();
  await sql`update reviews set decision = case decision when 'right' then 'accept' else 'reject' end`.execute(db);
  await db.schema
    .createTable("review_changes")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("audio_id", text, (c) => c.notNull().references("audios.id").onDelete("cascade"))
    .addColumn("user_id", text, (c) => c.notNull().references("users.id"))
    .addColumn("decision", text)
    .addColumn("reasons", text, (c) => c.notNull().defaultTo("[]"))
    .addColumn("note", text)
    .addColumn("created_at", text, (c) => c.notNull())
    .execute();
  await sql`
    insert into review_changes (id, audio_id, user_id, decision, note, created_at)
    select audio_id || ' ' || user_id, audio_id, user_id, decision, note, updated_at from reviews
  `.execute(db);
  await db.schema
    .createIndex("review_changes_by_created")
    .on("review_changes")
    .columns(["audio_id", "created_at", "id"])
    .execute();
  await db.schema
    .createTable("review_settings")
    .addColumn("space_id", text, (c) => c.primaryKey().references("spaces.id"))
    .addColumn("quorum", "integer", (c) => c.notNull().defaultTo(1))
    .addColumn("reasons", text)
    .addColumn("updated_at", text)
    .addColumn("updated_by", text, (c) => c.references("users.id"))
    .execute();
  await sql`insert into review_settings (space_id) select id from spaces`.execute(db);
}
