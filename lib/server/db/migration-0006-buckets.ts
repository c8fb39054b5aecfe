import { type Kysely, sql } from "kysely";
import type { Engine } from "./dialect.ts";

/**
 * What is left to whom of requests and guesses, for processes that share a database; the one that SQLite has keeps it in
 * memory. Unlogged: it is written at every request, and nothing is lost with it but that everybody begins anew.
 */
export async function buckets(db: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine === "sqlite") return;
  await sql`
    create unlogged table buckets (
      key text collate "C" primary key,
      full_at_micros bigint not null,
      is_taken boolean not null
    )
  `.execute(db);
}
