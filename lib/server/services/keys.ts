import { randomUUID } from "node:crypto";
import type { Key, NewKey } from "../../contract/account.ts";
import type { ListQuery } from "../../contract/lists.ts";
import type { Renaming } from "../../contract/primitives.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { createToken, hashToken, suffixOf } from "../auth/tokens.ts";
import { now } from "../clock.ts";
import { contains, type Db } from "../db/dialect.ts";
import { toNameColumns } from "./names.ts";
import { lockOwner } from "./owner-rows.ts";
import { orConflict } from "./owners.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";

/** More keys than this nobody can keep apart. */
export const MAX_KEYS = 100;

const HANDLE_TAKEN = "You have a key with this handle already.";

/**
 * Makes an API key that works until it is deleted; this answer alone has its token. `conflict` where the viewer has a
 * key of this handle, or too many.
 */
export async function createKey(
  app: App,
  viewer: Viewer,
  { handle, alias }: { handle: string; alias: string | null },
): Promise<NewKey> {
  const token = createToken("key");
  const row = {
    id: randomUUID(),
    user_id: viewer.userId,
    ...toNameColumns({ handle, alias }),
    hash: hashToken(token),
    suffix: suffixOf(token),
    created_at: now(),
    last_used_at: null,
  };
  const work = app.db.query.transaction().execute(async (db) => {
    await lockOwner(app, db, viewer.userId);
    const { count } = await db
      .selectFrom("api_keys")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("user_id", "=", viewer.userId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= MAX_KEYS) throw new Problem("conflict", `You have ${MAX_KEYS} keys. Delete one first.`);
    await db.insertInto("api_keys").values(row).execute();
  });
  await orConflict(work, HANDLE_TAKEN, "handle");
  return { ...toKey(row), token };
}

/** The viewer's keys. */
export async function listKeys(app: App, viewer: Viewer, input: ListQuery): Promise<RowPage<Key>> {
  let query = keyRows(app.db.query, viewer);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("api_keys.search_text"), search));
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { handle: "api_keys.handle", createdAt: "api_keys.created_at" },
    id: "api_keys.id",
    createdAt: "api_keys.created_at",
  });
  return { rows: rows.map(toKey), paging };
}

/** The viewer's key of this handle. */
export async function getKey(app: App, viewer: Viewer, handle: string): Promise<Key> {
  return toKey(await requireKey(app.db.query, viewer, handle));
}

/** Changes handle or alias of a key; its token stays. `conflict` where another key of the viewer is so called. */
export async function updateKey(app: App, viewer: Viewer, { key, ...input }: { key: string } & Renaming): Promise<Key> {
  const work = app.db.query.transaction().execute(async (db) => {
    await lockOwner(app, db, viewer.userId);
    const row = await requireKey(db, viewer, key);
    const names = toNameColumns(row, input);
    await db.updateTable("api_keys").set(names).where("id", "=", row.id).execute();
    return toKey({ ...row, ...names });
  });
  return orConflict(work, HANDLE_TAKEN, "handle");
}

/** Deletes a key of the viewer's: nobody gets in with it any more. */
export async function removeKey(app: App, viewer: Viewer, handle: string): Promise<void> {
  const gone = await app.db.query
    .deleteFrom("api_keys")
    .where("user_id", "=", viewer.userId)
    .where("handle", "=", handle)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Problem("notFound");
}

type KeyRow = Awaited<ReturnType<typeof requireKey>>;

function keyRows(db: Db["query"], viewer: Viewer) {
  return db
    .selectFrom("api_keys")
    .select(["id", "handle", "alias", "suffix", "created_at", "last_used_at"])
    .where("user_id", "=", viewer.userId);
}

async function requireKey(db: Db["query"], viewer: Viewer, handle: string) {
  const row = await keyRows(db, viewer).where("handle", "=", handle).executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return row;
}

function toKey(row: KeyRow): Key {
  return {
    id: row.id,
    handle: row.handle,
    alias: row.alias,
    suffix: row.suffix,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
