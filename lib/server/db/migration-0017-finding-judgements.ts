import type { Kysely } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";

/** What people say of the findings of an audio. A finding is no row: it is named by what it is and where. */
export async function findingJudgements(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bigint } = columnTypes(engine);
  await db.schema
    .createTable("finding_judgements")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("audio_id", text, (c) => c.notNull().references("audios.id").onDelete("cascade"))
    .addColumn("user_id", text, (c) => c.notNull().references("users.id"))
    .addColumn("finding", text, (c) => c.notNull())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("from_micros", bigint, (c) => c.notNull())
    .addColumn("to_micros", bigint, (c) => c.notNull())
    .addColumn("channel", "integer")
    .addColumn("verdict", text, (c) => c.notNull())
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("updated_at", text, (c) => c.notNull())
    .addUniqueConstraint("finding_judgements_key", ["audio_id", "finding", "user_id"])
    .execute();
  await db.schema
    .createIndex("finding_judgements_by_created")
    .on("finding_judgements")
    .columns(["audio_id", "created_at", "id"])
    .execute();
}
