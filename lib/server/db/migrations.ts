import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { columnTypes, type Engine } from "./dialect.ts";
import { teams } from "./migration-0004-teams.ts";
import { tallies } from "./migration-0005-tallies.ts";
import { buckets } from "./migration-0006-buckets.ts";
import { search } from "./migration-0007-search.ts";
import { uploads } from "./migration-0008-uploads.ts";
import { analyses } from "./migration-0009-analyses.ts";
import { policies } from "./migration-0010-policies.ts";
import { turns } from "./migration-0011-turns.ts";
import { batches } from "./migration-0012-batches.ts";
import { comments } from "./migration-0013-comments.ts";
import { reviews } from "./migration-0014-reviews.ts";
import { listening } from "./migration-0015-listening.ts";
import { assignments } from "./migration-0016-assignments.ts";
import { findingJudgements } from "./migration-0017-finding-judgements.ts";

/** All migrations in order, one list for both engines. A migration that has landed is never edited. */
export function migrations(engine: Engine): Record<string, Migration> {
  return {
    "0001-accounts": { up: (db) => accounts(db, engine) },
    "0002-audios": { up: (db) => audios(db, engine) },
    "0003-work": { up: (db) => work(db, engine) },
    "0004-teams": { up: (db) => teams(db, engine) },
    "0005-tallies": { up: (db) => tallies(db, engine) },
    "0006-buckets": { up: (db) => buckets(db, engine) },
    "0007-search": { up: (db) => search(db, engine) },
    "0008-uploads": { up: (db) => uploads(db, engine) },
    "0009-analyses": { up: (db) => analyses(db, engine) },
    "0010-policies": { up: (db) => policies(db, engine) },
    "0011-turns": { up: (db) => turns(db, engine) },
    "0012-batches": { up: (db) => batches(db, engine) },
    "0013-comments": { up: (db) => comments(db, engine) },
    "0014-reviews": { up: (db) => reviews(db, engine) },
    "0015-listening": { up: (db) => listening(db, engine) },
    "0016-assignments": { up: (db) => assignments(db, engine) },
    "0017-finding-judgements": { up: (db) => findingJudgements(db, engine) },
  };
}

async function accounts(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  await db.schema
    .createTable("owners")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("type", text, (c) => c.notNull())
    .addColumn("handle", text, (c) => c.notNull().unique())
    .addColumn("alias", text)
    .addColumn("created_at", text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("users")
    .addColumn("id", text, (c) => c.primaryKey().references("owners.id"))
    .addColumn("email", text, (c) => c.notNull().unique())
    .addColumn("email_verified", "integer", (c) => c.notNull())
    .addColumn("password_hash", text, (c) => c.notNull())
    .addColumn("is_admin", "integer", (c) => c.notNull())
    .addColumn("is_blocked", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("used_handles")
    .addColumn("namespace", text, (c) => c.notNull())
    .addColumn("handle", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("used_handles_key", ["namespace", "handle"])
    .execute();
  await db.schema
    .createTable("tokens")
    .addColumn("hash", text, (c) => c.primaryKey())
    .addColumn("user_id", text, (c) => c.notNull().references("users.id"))
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("issued_at", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("tokens_by_expiry").on("tokens").column("expires_at").execute();
  await db.schema
    .createTable("spaces")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("owner_id", text, (c) => c.notNull().references("owners.id"))
    .addColumn("handle", text, (c) => c.notNull())
    .addColumn("alias", text)
    .addColumn("search_text", text, (c) => c.notNull())
    .addColumn("audio_count", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("created_at", text, (c) => c.notNull())
    .addUniqueConstraint("spaces_by_handle", ["owner_id", "handle"])
    .execute();
}

async function audios(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text, bigint, real } = columnTypes(engine);
  await db.schema
    .createTable("audios")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("space_id", text, (c) => c.notNull().references("spaces.id"))
    .addColumn("handle", text, (c) => c.notNull())
    .addColumn("alias", text)
    .addColumn("search_text", text, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("uploaded_at", text, (c) => c.notNull().defaultTo(""))
    .addColumn("uploaded_by", text, (c) => c.notNull().references("users.id"))
    .addColumn("received_at", text, (c) => c.notNull().defaultTo(""))
    .addColumn("source_key", text)
    .addColumn("source_name", text)
    .addColumn("source_size", bigint)
    .addColumn("source_sha256", text)
    .addColumn("source_verified", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("source_container", text)
    .addColumn("source_codec", text)
    .addColumn("source_channels", "integer")
    .addColumn("source_bit_rate", bigint)
    .addColumn("wav_key", text)
    .addColumn("wav_bytes", bigint)
    .addColumn("peaks_key", text)
    .addColumn("channels", "integer")
    .addColumn("sample_rate", "integer")
    .addColumn("frames", bigint)
    .addColumn("partial", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("failure_code", text)
    .addColumn("failure_detail", text)
    .addColumn("progress_stage", text)
    .addColumn("progress_ratio", real, (c) => c.notNull().defaultTo(0))
    .addColumn("receiver", text)
    .addColumn("receiver_until", text)
    .addColumn("right_count", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("wrong_count", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("deleted_at", text)
    .addColumn("expires_at", text)
    .addUniqueConstraint("audios_by_handle", ["space_id", "handle"])
    .execute();
  await db.schema.createIndex("audios_by_created").on("audios").columns(["space_id", "created_at", "id"]).execute();
  await db.schema.createIndex("audios_by_uploaded").on("audios").columns(["space_id", "uploaded_at", "id"]).execute();
  await db.schema
    .createIndex("audios_by_state")
    .on("audios")
    .columns(["space_id", "state", "created_at", "id"])
    .execute();
  await db.schema.createIndex("audios_by_deletion").on("audios").column("deleted_at").execute();
  // The sweep of blobs asks for rows by key.
  await db.schema.createIndex("audios_by_source").on("audios").column("source_key").execute();
  await db.schema.createIndex("audios_by_wav").on("audios").column("wav_key").execute();
  await db.schema.createIndex("audios_by_peaks").on("audios").column("peaks_key").execute();
  await db.schema.createIndex("audios_by_expiry").on("audios").column("expires_at").execute();
  await db.schema
    .createTable("marks")
    .addColumn("audio_id", text, (c) => c.notNull().references("audios.id").onDelete("cascade"))
    .addColumn("user_id", text, (c) => c.notNull().references("users.id"))
    .addColumn("verdict", text, (c) => c.notNull())
    .addColumn("note", text)
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("updated_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("marks_key", ["audio_id", "user_id"])
    .execute();
}

async function work(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  await db.schema
    .createTable("jobs")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("audio_id", text, (c) => c.notNull().references("audios.id").onDelete("cascade"))
    .addColumn("attempts", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("lease_owner", text)
    .addColumn("lease_until", text)
    .addColumn("created_at", text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("jobs_by_age").on("jobs").columns(["created_at", "id"]).execute();
  await db.schema.createIndex("jobs_by_audio").on("jobs").column("audio_id").execute();
  await db.schema
    .createTable("idempotency_keys")
    .addColumn("user_id", text, (c) => c.notNull().references("users.id"))
    .addColumn("path", text, (c) => c.notNull())
    .addColumn("key", text, (c) => c.notNull())
    .addColumn("fingerprint", text)
    .addColumn("audio_id", text)
    .addColumn("holder", text, (c) => c.notNull())
    .addColumn("holder_until", text, (c) => c.notNull())
    .addColumn("created_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("idempotency_keys_key", ["user_id", "path", "key"])
    .execute();
  await db.schema.createIndex("idempotency_by_audio").on("idempotency_keys").column("audio_id").execute();
  await db.schema.createIndex("idempotency_by_age").on("idempotency_keys").column("created_at").execute();
  await db.schema
    .createTable("refusals")
    .addColumn("space_id", text, (c) => c.notNull().references("spaces.id"))
    .addColumn("day", text, (c) => c.notNull())
    .addColumn("code", text, (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("refusals_key", ["space_id", "day", "code"])
    .execute();
}
