import { type Kysely, sql } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";
import { recount } from "./recount.ts";
import type { Tables } from "./schema.ts";

const COUNTS = [
  "available_count",
  "failed_count",
  "unmarked_count",
  "right_count",
  "wrong_count",
  "disputed_count",
  "identity_count",
];

/** Identities; counters of all that a space holds, so that no page has to count; indexes for the lists behind them. */
export async function tallies(untyped: Kysely<unknown>, engine: Engine): Promise<void> {
  const db = untyped as Kysely<Tables>;
  await identities(db, engine);
  await counters(db, engine);
  await indexes(db);
  for (const { id } of await db.selectFrom("spaces").select("id").execute()) await recount(db, id);
}

async function identities(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  await db.schema
    .createTable("identities")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("space_id", text, (c) => c.notNull().references("spaces.id"))
    .addColumn("handle", text, (c) => c.notNull())
    .addColumn("alias", text)
    .addColumn("search_text", text, (c) => c.notNull())
    .addColumn("audio_count", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("created_at", text, (c) => c.notNull())
    .addUniqueConstraint("identities_by_handle", ["space_id", "handle"])
    .execute();
  await db.schema
    .createIndex("identities_by_created")
    .on("identities")
    .columns(["space_id", "created_at", "id"])
    .execute();
  await db.schema
    .alterTable("audios")
    .addColumn("identity_id", text, (c) => c.references("identities.id"))
    .execute();
}

async function counters(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const { text, bigint } = columnTypes(engine);
  for (const name of COUNTS) {
    await db.schema
      .alterTable("spaces")
      .addColumn(name, "integer", (c) => c.notNull().defaultTo(0))
      .execute();
  }
  for (const name of ["duration_micros", "stored_bytes"]) {
    await db.schema
      .alterTable("spaces")
      .addColumn(name, bigint, (c) => c.notNull().defaultTo(0))
      .execute();
  }
  await db.schema
    .alterTable("spaces")
    .addColumn("active_at", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await db
    .updateTable("spaces")
    .set({ active_at: sql`coalesce((select max(created_at) from audios where space_id = spaces.id), created_at)` })
    .execute();

  await db.schema
    .alterTable("audios")
    .addColumn("consensus", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await db
    .updateTable("audios")
    .set({
      consensus: sql`case when right_count = 0 and wrong_count = 0 then 'unmarked' when wrong_count = 0 then 'right'
        when right_count = 0 then 'wrong' else 'disputed' end`,
    })
    .where("state", "=", "available")
    .execute();

  await db.schema
    .alterTable("marks")
    .addColumn("space_id", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await sql`update marks set space_id = (select space_id from audios where id = marks.audio_id)`.execute(db);
  await db.schema.createIndex("marks_by_time").on("marks").columns(["space_id", "updated_at"]).execute();

  await db.schema
    .createTable("space_days")
    .addColumn("space_id", text, (c) => c.notNull().references("spaces.id"))
    .addColumn("day", text, (c) => c.notNull())
    .addColumn("audios", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("space_days_key", ["space_id", "day"])
    .execute();
}

/** Those of lists leave out what is deleted, so that a page never has to step over thousands of rows to reach its own. */
async function indexes(db: Kysely<Tables>): Promise<void> {
  await db.schema.createIndex("spaces_by_activity").on("spaces").columns(["owner_id", "active_at"]).execute();
  for (const [name, ...columns] of [
    ["audios_by_created", "created_at"],
    ["audios_by_uploaded", "uploaded_at"],
    ["audios_by_state", "state", "created_at"],
    ["audios_by_consensus", "consensus", "created_at"],
  ] as const) {
    await db.schema.dropIndex(name).ifExists().execute();
    await db.schema
      .createIndex(name)
      .on("audios")
      .columns(["space_id", ...columns, "id"])
      .where(sql.ref("deleted_at"), "is", null)
      .execute();
  }
  await db.schema
    .createIndex("audios_by_failure")
    .on("audios")
    .columns(["space_id", "failure_code", "created_at", "id"])
    .where("failure_code", "is not", null)
    .execute();
  // A server that starts looks for what another one was receiving when it died.
  await db.schema
    .createIndex("audios_by_receiver")
    .on("audios")
    .column("receiver")
    .where("receiver", "is not", null)
    .execute();
  // The identity first, and deleted audios too: an identity that is removed is looked for in them.
  await db.schema
    .createIndex("audios_by_identity")
    .on("audios")
    .columns(["identity_id", "space_id", "created_at", "id"])
    .where("identity_id", "is not", null)
    .execute();
}
