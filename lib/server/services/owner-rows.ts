import { randomUUID } from "node:crypto";
import type { Renaming } from "../../contract/primitives.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { type Db, forUpdate } from "../db/dialect.ts";
import { toNameColumns } from "./names.ts";
import { takeHandle } from "./owners.ts";

type Transaction = Db["query"];

/** Makes the row of a user or organization in the caller's transaction, and returns its id. */
export async function insertOwner(
  db: Transaction,
  { type, handle, alias }: { type: "user" | "org"; handle: string; alias: string | null },
): Promise<string> {
  const id = randomUUID();
  await takeHandle(db, { namespace: "", handle, holder: id });
  await db
    .insertInto("owners")
    .values({ id, type, ...toNameColumns({ handle, alias }), created_at: now() })
    .execute();
  return id;
}

/**
 * Locks a user or organization until the caller's transaction ends, so that what depends on all that is in it is
 * decided by one at a time. `notFound` where it is deleted. To lock first keeps two from waiting for each other.
 */
export async function lockOwner(
  app: App,
  db: Transaction,
  id: string,
): Promise<{ handle: string; alias: string | null }> {
  const query = db
    .selectFrom("owners")
    .select(["handle", "alias"])
    .where("id", "=", id)
    .where("deleted_at", "is", null);
  const row = await forUpdate(app.db.engine, query).executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return row;
}

/** Changes handle or alias of an owner in the caller's transaction; the old address leads nowhere then. */
export async function updateOwner(
  app: App,
  db: Transaction,
  { id, ...input }: { id: string } & Renaming,
): Promise<void> {
  const row = await lockOwner(app, db, id);
  const names = toNameColumns(row, input);
  if (names.handle !== row.handle) await takeHandle(db, { namespace: "", handle: names.handle, holder: id });
  await db.updateTable("owners").set(names).where("id", "=", id).execute();
}
