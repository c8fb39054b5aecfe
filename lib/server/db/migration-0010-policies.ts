import type { Kysely } from "kysely";
import { columnTypes, type Engine } from "./dialect.ts";

/** What the spaces ask of files: each version that there ever was. */
export async function policies(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const { text } = columnTypes(engine);
  await db.schema
    .createTable("policies")
    .addColumn("space_id", text, (c) => c.notNull().references("spaces.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("document", text, (c) => c.notNull())
    .addColumn("created_by", text, (c) => c.notNull().references("users.id"))
    .addColumn("created_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("policies_key", ["space_id", "version"])
    .execute();
}
