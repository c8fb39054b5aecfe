import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ListQuery } from "../../contract/lists.ts";
import type { Renaming } from "../../contract/primitives.ts";
import { Problem } from "../../contract/problem.ts";
import type { Identity } from "../../contract/space.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { contains, type Db } from "../db/dialect.ts";
import type { IdentityRow } from "../db/schema.ts";
import { toNameColumns } from "./names.ts";
import { orConflict } from "./owners.ts";
import { type RowPage, readPage } from "./pages.ts";
import { lockSpace, type OpenSpace } from "./spaces.ts";
import { tellSpace } from "./tell.ts";

const LINKED = "Audios link to this identity. It can go once they are gone.";
const LINKED_BY_DELETED = "Deleted audios link to this identity. It can go once they cannot be restored any more.";

/** The row of an identity of an open space, or null. */
export async function findIdentity(app: App, space: OpenSpace, handle: string): Promise<IdentityRow | null> {
  const row = await app.db.query
    .selectFrom("identities")
    .selectAll()
    .where("space_id", "=", space.id)
    .where("handle", "=", handle)
    .executeTakeFirst();
  return row ?? null;
}

/** The same; `notFound` when there is none. */
export async function requireIdentity(app: App, space: OpenSpace, handle: string): Promise<IdentityRow> {
  const row = await findIdentity(app, space, handle);
  if (!row) throw new Problem("notFound", `There is no identity “${handle}” in this space.`);
  return row;
}

/** An identity of an open space; `notFound` when there is none. */
export async function getIdentity(app: App, space: OpenSpace, handle: string): Promise<Identity> {
  return toIdentity(await requireIdentity(app, space, handle));
}

/** The identities of a space. */
export async function listIdentities(app: App, space: OpenSpace, input: ListQuery): Promise<RowPage<Identity>> {
  let query = app.db.query.selectFrom("identities").selectAll().where("identities.space_id", "=", space.id);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("identities.search_text"), search));
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { createdAt: "identities.created_at", handle: "identities.handle" },
    id: "identities.id",
    createdAt: "identities.created_at",
    total: search || input.after || input.before ? undefined : space.counters.identity_count,
  });
  return { rows: rows.map(toIdentity), paging };
}

/** Makes an identity; `conflict` where another one of the space has the handle. That of one removed is free again. */
export async function createIdentity(
  app: App,
  space: OpenSpace,
  { handle, alias }: { handle: string; alias: string | null },
): Promise<Identity> {
  const row = { id: randomUUID(), ...toNameColumns({ handle, alias }), created_at: now() };
  const creating = app.db.query.transaction().execute(async (db) => {
    await addToCount(db, space, 1);
    await db
      .insertInto("identities")
      .values({ ...row, space_id: space.id })
      .execute();
  });
  await orConflict(creating, taken(handle), "handle");
  return toIdentity({ ...row, audio_count: 0 });
}

/** Changes handle or alias; the old address leads nowhere then. `conflict` where another one has the handle. */
export async function updateIdentity(app: App, { id, space_id }: IdentityRow, input: Renaming): Promise<Identity> {
  const updating = app.db.query.transaction().execute(async (db) => {
    // Else two that want each other's handle would wait for each other.
    await lockSpace(app, db, space_id);
    const row = await db.selectFrom("identities").selectAll().where("id", "=", id).executeTakeFirst();
    if (!row) throw new Problem("notFound");
    const change = toNameColumns(row, input);
    await db.updateTable("identities").set(change).where("id", "=", id).execute();
    return { ...row, ...change };
  });
  const identity = toIdentity(await orConflict(updating, taken(input.handle ?? ""), "handle"));
  tellSpace(app, space_id);
  return identity;
}

/** Removes an identity; `conflict` while an audio links to it, be it one that is deleted and can be restored. */
export async function removeIdentity(app: App, space: OpenSpace, { id, audio_count }: IdentityRow): Promise<void> {
  await app.db.query.transaction().execute(async (db) => {
    // The space first, as everywhere: see `tallies.ts`. Whoever links an audio to it waits here for us, or we for them.
    await addToCount(db, space, -1);
    const linked = await db.selectFrom("audios").select("id").where("identity_id", "=", id).limit(1).executeTakeFirst();
    if (linked) throw new Problem("conflict", audio_count > 0 ? LINKED : LINKED_BY_DELETED);
    const { numDeletedRows } = await db.deleteFrom("identities").where("id", "=", id).executeTakeFirst();
    if (numDeletedRows === 0n) throw new Problem("notFound");
  });
}

/** Counts in the space, which must still be there. */
async function addToCount(db: Db["query"], space: OpenSpace, change: 1 | -1): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable("spaces")
    .set({ identity_count: sql`identity_count + ${change}` })
    .where("id", "=", space.id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Problem("notFound");
}

function taken(handle: string): string {
  return `There is an identity “${handle}” in this space already.`;
}

function toIdentity(row: Omit<IdentityRow, "space_id" | "search_text">): Identity {
  return {
    id: row.id,
    handle: row.handle,
    alias: row.alias,
    audios: row.audio_count,
    voiceprints: 0,
    verifications: 0,
    createdAt: row.created_at,
  };
}
