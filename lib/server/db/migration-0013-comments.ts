import type { Kysely } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";

/** What people say of moments of an audio. A thread is its first comment, whose root it is itself, and the replies to it. */
export async function comments(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bigint } = columnTypes(engine);
  await db.schema
    .createTable("comments")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("audio_id", text, (c) => c.notNull().references("audios.id").onDelete("cascade"))
    .addColumn("handle", text, (c) => c.notNull())
    .addColumn("root_id", text, (c) => c.notNull().references("comments.id").onDelete("cascade"))
    .addColumn("author_id", text, (c) => c.notNull().references("users.id"))
    .addColumn("text", text, (c) => c.notNull())
    .addColumn("search_text", text, (c) => c.notNull())
    .addColumn("from_micros", bigint, (c) => c.notNull())
    .addColumn("to_micros", bigint)
    .addColumn("place", text, (c) => c.notNull())
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("edited_at", text)
    .addColumn("resolved_by", text, (c) => c.references("users.id"))
    .addColumn("resolved_at", text)
    .addUniqueConstraint("comments_by_handle", ["audio_id", "handle"])
    .execute();
  await db.schema.createIndex("comments_by_place").on("comments").columns(["audio_id", "place", "id"]).execute();
  await db.schema.createIndex("comments_by_created").on("comments").columns(["audio_id", "created_at", "id"]).execute();
  await db.schema.createIndex("comments_by_root").on("comments").column("root_id").execute();
  await db.schema
    .createTable("comment_mentions")
    .addColumn("comment_id", text, (c) => c.notNull().references("comments.id").onDelete("cascade"))
    .addColumn("user_id", text, (c) => c.notNull().references("users.id"))
    .addPrimaryKeyConstraint("comment_mentions_key", ["comment_id", "user_id"])
    .execute();
  await db.schema
    .alterTable("audios")
    .addColumn("open_comments", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
}
