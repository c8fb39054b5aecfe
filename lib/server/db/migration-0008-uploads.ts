import type { Kysely } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";

/** Files that are arriving in parts, one for an audio at most. */
export async function uploads(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bigint } = columnTypes(engine);
  await db.schema
    .createTable("uploads")
    .addColumn("audio_id", text, (c) => c.primaryKey().references("audios.id").onDelete("cascade"))
    .addColumn("file", text, (c) => c.notNull().unique())
    .addColumn("size_bytes", bigint, (c) => c.notNull())
    .addColumn("offset_bytes", bigint, (c) => c.notNull().defaultTo(0))
    .addColumn("metadata", text)
    .addColumn("wanted_by", text)
    .addColumn("expires_at", text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("uploads_by_expiry").on("uploads").column("expires_at").execute();
}
