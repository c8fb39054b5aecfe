import type { Kysely } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";

/** What was found in a file when it was converted, and what an audio's list needs to know of it. */
export async function analyses(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bigint } = columnTypes(engine);
  await db.schema
    .createTable("analyses")
    .addColumn("audio_id", text, (c) => c.primaryKey().references("audios.id").onDelete("cascade"))
    .addColumn("measures", text, (c) => c.notNull())
    .addColumn("receipt", text, (c) => c.notNull())
    .addColumn("findings", text, (c) => c.notNull())
    .addColumn("voice", text)
    .execute();
  await db.schema.alterTable("audios").addColumn("voice_micros", bigint).execute();
  await db.schema.alterTable("audios").addColumn("quality", text).execute();
  await db.schema
    .alterTable("audios")
    .addColumn("is_listening", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex("audios_by_sha256").on("audios").columns(["space_id", "source_sha256"]).execute();
}
