import { randomUUID } from "node:crypto";
import type { ListQuery } from "../../contract/lists.ts";
import type { Renaming } from "../../contract/primitives.ts";
import { Problem } from "../../contract/problem.ts";
import type { Space } from "../../contract/space.ts";
import type { Permission, Role } from "../../domain/permissions.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { contains, type Db, forUpdate } from "../db/dialect.ts";
import { toNameColumns } from "./names.ts";
import { lockOwner } from "./owner-rows.ts";
import { demand, type OpenOwner, roleIn, takeHandle } from "./owners.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";
import { SPACE_COUNTERS, type SpaceCounters, toTotals } from "./totals.ts";

/**
 * A space that the viewer may use: made by {@link requireSpace} alone, demanded by whatever touches what is in it.
 * `role` is the viewer's own in it, `counters` what it held when it was opened.
 */
export type OpenSpace = { id: string; ownerId: string; role: Role; counters: SpaceCounters };

/**
 * The space at `owner`/`space`, if it is the viewer's or of an organization of the viewer's: `notFound` for all
 * others and for none alike, `forbidden` where the viewer's role does not allow what is needed.
 */
export async function requireSpace(
  app: App,
  viewer: Viewer,
  { owner, space, needs }: { owner: string; space: string; needs: Permission },
): Promise<OpenSpace> {
  const row = await app.db.query
    .selectFrom("spaces")
    .innerJoin("owners", "owners.id", "spaces.owner_id")
    .leftJoin("members", (join) =>
      join.onRef("members.org_id", "=", "spaces.owner_id").on("members.user_id", "=", viewer.userId),
    )
    .select(["spaces.id", "spaces.owner_id", "members.role"])
    .select(SPACE_COUNTERS.map((name) => `spaces.${name}` as const))
    .where("owners.handle", "=", owner)
    .where("owners.deleted_at", "is", null)
    .where("spaces.handle", "=", space)
    .where("spaces.deleted_at", "is", null)
    .executeTakeFirst();
  const role = row && roleIn(row.owner_id, row.role, viewer);
  if (!row || !role) throw new Problem("notFound");
  demand(role, needs);
  return { id: row.id, ownerId: row.owner_id, role, counters: row };
}

/**
 * Asks again whether the viewer may, after a body that took its time to come: meanwhile the role may have been lowered, the
 * user blocked, the space deleted. It asks by the space's id: a new handle ends no upload.
 */
export async function requireStill(app: App, viewer: Viewer, space: OpenSpace, needs: Permission): Promise<void> {
  const row = await app.db.query
    .selectFrom("spaces")
    .innerJoin("users", (join) => join.on("users.id", "=", viewer.userId).on("users.is_blocked", "=", 0))
    .leftJoin("members", (join) =>
      join.onRef("members.org_id", "=", "spaces.owner_id").on("members.user_id", "=", viewer.userId),
    )
    .select(["spaces.owner_id", "members.role"])
    .where("spaces.id", "=", space.id)
    .where("spaces.deleted_at", "is", null)
    .executeTakeFirst();
  const role = row && roleIn(row.owner_id, row.role, viewer);
  if (!role) throw new Problem("notFound");
  demand(role, needs);
}

/** The resource of a space that {@link requireSpace} opened. */
export async function getSpace(app: App, { id, role }: Pick<OpenSpace, "id" | "role">): Promise<Space> {
  return toSpace(await spaceRows(app.db).where("spaces.id", "=", id).executeTakeFirstOrThrow(), role);
}

/** The spaces of an owner. */
export async function listSpaces(
  app: App,
  owner: Pick<OpenOwner, "id" | "role">,
  input: ListQuery,
): Promise<RowPage<Space>> {
  let query = spaceRows(app.db).where("spaces.owner_id", "=", owner.id).where("spaces.deleted_at", "is", null);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("spaces.search_text"), search));
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { handle: "spaces.handle", createdAt: "spaces.created_at" },
    id: "spaces.id",
    createdAt: "spaces.created_at",
  });
  return { rows: rows.map((row) => toSpace(row, owner.role)), paging };
}

type NewSpace = { handle: string; alias: string | null };

/** Makes a space for an owner; `conflict` when the handle is taken or was ever used by another of its spaces. */
export async function createSpace(app: App, owner: OpenOwner, input: NewSpace): Promise<Space> {
  const id = await app.db.query.transaction().execute(async (db) => {
    // An organization that is being deleted at this moment must not get another space.
    await lockOwner(app, db, owner.id);
    return insertSpace(db, owner.id, input);
  });
  return getSpace(app, { id, role: owner.role });
}

/** Makes a space in the caller's transaction, and returns its id. */
export async function insertSpace(db: Db["query"], ownerId: string, { handle, alias }: NewSpace): Promise<string> {
  const id = randomUUID();
  await takeHandle(db, { namespace: ownerId, handle, holder: id });
  await db
    .insertInto("spaces")
    .values({
      id,
      owner_id: ownerId,
      ...toNameColumns({ handle, alias }),
      created_at: now(),
    })
    .execute();
  await db.insertInto("review_settings").values({ space_id: id }).execute();
  return id;
}

/** Locks a space until the caller's transaction ends. `notFound` where it is deleted. */
export async function lockSpace(
  app: App,
  db: Db["query"],
  id: string,
): Promise<{ handle: string; alias: string | null }> {
  const query = db
    .selectFrom("spaces")
    .select(["handle", "alias"])
    .where("id", "=", id)
    .where("deleted_at", "is", null);
  const row = await forUpdate(app.db.engine, query).executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return row;
}

/** Changes handle or alias; the old address leads nowhere then. */
export async function updateSpace(app: App, space: OpenSpace, input: Renaming): Promise<Space> {
  await app.db.query.transaction().execute(async (db) => {
    const row = await lockSpace(app, db, space.id);
    const names = toNameColumns(row, input);
    await takeHandle(db, { namespace: space.ownerId, handle: names.handle, holder: space.id });
    await db.updateTable("spaces").set(names).where("id", "=", space.id).execute();
  });
  return getSpace(app, space);
}

/** Deletes an empty space; `conflict` while it holds audios, so that nothing is lost by one click. */
export async function removeSpace(app: App, space: OpenSpace): Promise<void> {
  const removed = await app.db.query
    .updateTable("spaces")
    .set({ deleted_at: now() })
    .where("id", "=", space.id)
    .where("audio_count", "=", 0)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (removed.numUpdatedRows === 0n) {
    throw new Problem("conflict", "This space still holds audios. Delete them first; then it can go.");
  }
}

type SpaceWithOwner = Awaited<ReturnType<ReturnType<typeof spaceRows>["executeTakeFirstOrThrow"]>>;

function spaceRows(db: Db) {
  return db.query
    .selectFrom("spaces")
    .innerJoin("owners", "owners.id", "spaces.owner_id")
    .selectAll("spaces")
    .select(["owners.type as owner_type", "owners.handle as owner_handle", "owners.alias as owner_alias"]);
}

function toSpace(row: SpaceWithOwner, role: Role): Space {
  return {
    id: row.id,
    handle: row.handle,
    alias: row.alias,
    owner: { type: row.owner_type, handle: row.owner_handle, alias: row.owner_alias },
    audios: row.audio_count,
    voiceprints: 0,
    verifications: 0,
    identities: row.identity_count,
    createdAt: row.created_at,
    role,
    totals: toTotals(row),
  };
}
