import type { ListQuery } from "../../contract/lists.ts";
import type { Org } from "../../contract/org.ts";
import type { Renaming } from "../../contract/primitives.ts";
import { Problem } from "../../contract/problem.ts";
import type { Role } from "../../domain/permissions.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { contains, type Db } from "../db/dialect.ts";
import { insertMember } from "./members.ts";
import { insertOwner, lockOwner, updateOwner } from "./owner-rows.ts";
import type { OpenOwner } from "./owners.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";

/** Makes an organization with the viewer as its admin; `conflict` when its handle is or was somebody else's. */
export async function createOrg(
  app: App,
  viewer: Viewer,
  input: { handle: string; alias: string | null },
): Promise<Org> {
  const id = await app.db.query.transaction().execute(async (db) => {
    const orgId = await insertOwner(db, { type: "org", ...input });
    await insertMember(db, { orgId, userId: viewer.userId, role: "admin" });
    return orgId;
  });
  return getOrg(app, { id, role: "admin" });
}

/** The resource of an organization that the viewer has a role in; `notFound` where it is gone meanwhile. */
export async function getOrg(app: App, { id, role }: Pick<OpenOwner, "id" | "role">): Promise<Org> {
  const row = await orgRows(app.db).where("owners.id", "=", id).executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return toOrg(row, role);
}

/** The organizations that the viewer is a member of. */
export async function listOrgs(app: App, viewer: Viewer, input: ListQuery): Promise<RowPage<Org>> {
  let query = orgRows(app.db)
    .innerJoin("members as mine", "mine.org_id", "owners.id")
    .select("mine.role")
    .where("mine.user_id", "=", viewer.userId);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("owners.search_text"), search));
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { handle: "owners.handle", createdAt: "owners.created_at" },
    id: "owners.id",
    createdAt: "owners.created_at",
  });
  return { rows: rows.map((row) => toOrg(row, row.role)), paging };
}

/** Changes handle or alias; the old address leads nowhere then. */
export async function updateOrg(app: App, org: OpenOwner, input: Renaming): Promise<Org> {
  await app.db.query.transaction().execute((db) => updateOwner(app, db, { id: org.id, ...input }));
  return getOrg(app, org);
}

/** Deletes an organization without spaces, its memberships and invitations with it; `conflict` while it has spaces. */
export async function removeOrg(app: App, org: OpenOwner): Promise<void> {
  await app.db.query.transaction().execute(async (db) => {
    await lockOwner(app, db, org.id);
    const space = await db
      .selectFrom("spaces")
      .select("id")
      .where("owner_id", "=", org.id)
      .where("deleted_at", "is", null)
      .limit(1)
      .executeTakeFirst();
    if (space) throw new Problem("conflict", "This organization still has spaces. Delete them first; then it can go.");
    await db.deleteFrom("invitations").where("org_id", "=", org.id).execute();
    await db.deleteFrom("members").where("org_id", "=", org.id).execute();
    await db.updateTable("owners").set({ deleted_at: now() }).where("id", "=", org.id).execute();
  });
}

type OrgRow = Awaited<ReturnType<ReturnType<typeof orgRows>["executeTakeFirstOrThrow"]>>;

function orgRows(db: Db) {
  return db.query
    .selectFrom("owners")
    .select(["owners.id", "owners.handle", "owners.alias", "owners.created_at"])
    .select((eb) => [
      eb
        .selectFrom("members")
        .whereRef("members.org_id", "=", "owners.id")
        .select((e) => e.fn.countAll<number>().as("count"))
        .as("members"),
      eb
        .selectFrom("spaces")
        .whereRef("spaces.owner_id", "=", "owners.id")
        .where("spaces.deleted_at", "is", null)
        .select((e) => e.fn.countAll<number>().as("count"))
        .as("spaces"),
    ])
    .where("owners.type", "=", "org")
    .where("owners.deleted_at", "is", null);
}

function toOrg(row: OrgRow, role: Role): Org {
  return {
    id: row.id,
    handle: row.handle,
    alias: row.alias,
    members: Number(row.members),
    spaces: Number(row.spaces),
    createdAt: row.created_at,
    role,
  };
}
