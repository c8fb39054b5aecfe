import { type Kysely, sql } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";

/** Whose turn a job is, so that a space with many files does not keep the others waiting. Jobs of before go by age. */
export async function turns(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bigint } = columnTypes(engine);
  await db.schema
    .alterTable("jobs")
    .addColumn("space_id", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema
    .alterTable("jobs")
    .addColumn("turn", bigint, (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`
    update jobs set space_id = (select space_id from audios where audios.id = jobs.audio_id)
  `.execute(db);
  await db.schema.createIndex("jobs_by_turn").on("jobs").columns(["turn", "created_at", "id"]).execute();
  await db.schema.createIndex("jobs_by_space").on("jobs").columns(["space_id", "turn"]).execute();
  await sql`create index jobs_under_way on jobs (turn) where lease_owner is not null`.execute(db);
  await db.schema.dropIndex("jobs_by_age").execute();
}
