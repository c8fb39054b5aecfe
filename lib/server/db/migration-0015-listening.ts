import type { Kysely } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";

/** What each person has heard of an audio, the sessions in which they play, and until when their time is used up. */
export async function listening(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bigint, real } = columnTypes(engine);
  await db.schema
    .createTable("listening")
    .addColumn("audio_id", text, (c) => c.notNull().references("audios.id").onDelete("cascade"))
    .addColumn("user_id", text, (c) => c.notNull().references("users.id"))
    .addColumn("played", text, (c) => c.notNull())
    .addColumn("skipped", text, (c) => c.notNull())
    .addColumn("updated_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("listening_key", ["audio_id", "user_id"])
    .execute();
  await db.schema
    .createTable("listening_sessions")
    .addColumn("handle", text, (c) => c.primaryKey())
    .addColumn("audio_id", text, (c) => c.notNull().references("audios.id").onDelete("cascade"))
    .addColumn("user_id", text, (c) => c.notNull().references("users.id"))
    .addColumn("sequence", bigint, (c) => c.notNull())
    .addColumn("nonce", text, (c) => c.notNull())
    .addColumn("used_until_ms", bigint, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("listening_sessions_by_audio").on("listening_sessions").column("audio_id").execute();
  await db.schema.createIndex("listening_sessions_by_age").on("listening_sessions").column("used_until_ms").execute();
  await db.schema
    .createTable("listening_clocks")
    .addColumn("user_id", text, (c) => c.primaryKey().references("users.id"))
    .addColumn("used_until_ms", bigint, (c) => c.notNull())
    .execute();
  await db.schema
    .alterTable("review_settings")
    .addColumn("listen_share", real, (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable("review_settings")
    .addColumn("listen_findings", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
}
