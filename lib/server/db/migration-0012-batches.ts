import { type Kysely, sql } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";

/** Audios that were uploaded together have a word in common; its list leaves out what is deleted, as the others do. */
export async function batches(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  await db.schema.alterTable("audios").addColumn("batch", text).execute();
  await db.schema
    .createIndex("audios_by_batch")
    .on("audios")
    .columns(["space_id", "batch", "created_at", "id"])
    .where(sql.ref("batch"), "is not", null)
    .where(sql.ref("deleted_at"), "is", null)
    .execute();
}
