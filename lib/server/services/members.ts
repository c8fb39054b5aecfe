import type { ExpressionBuilder } from "kysely";
import type { ListQuery } from "../../contract/lists.ts";
import type { Member } from "../../contract/org.ts";
import { Problem } from "../../contract/problem.ts";
import type { Role } from "../../domain/permissions.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import { contains, type Db } from "../db/dialect.ts";
import type { Tables } from "../db/schema.ts";
import { lockOwner } from "./owner-rows.ts";
import { demand, type OpenOwner } from "./owners.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";
import { toUser, userOrder, userRows } from "./users.ts";

/** The members of an organization, each with their role. */
export async function listMembers(app: App, org: OpenOwner, input: ListQuery): Promise<RowPage<Member>> {
  let query = memberRows(app.db, org.id);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("owners.search_text"), search));
  const { rows, paging } = await readPage({ query, input, ...userOrder });
  return { rows: rows.map(toMember), paging };
}

/** Gives a member another role; refuses as {@link setRole} does. */
export async function updateMember(
  app: App,
  viewer: Viewer,
  { org, ...input }: { org: OpenOwner; user: string; role: Role },
): Promise<Member> {
  const userId = await setRole(app, viewer, { orgId: org.id, ...input });
  const row = await memberRows(app.db, org.id).where("users.id", "=", userId).executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return toMember(row);
}

/** Takes a member, or oneself, out of an organization; refuses as {@link setRole} does. */
export async function removeMember(
  app: App,
  viewer: Viewer,
  { org, user }: { org: OpenOwner; user: string },
): Promise<void> {
  await setRole(app, viewer, { orgId: org.id, user, role: null });
}

/** Makes a user a member in the caller's transaction. A unique key is violated where they are one already. */
export async function insertMember(
  db: Db["query"],
  { orgId, userId, role }: { orgId: string; userId: string; role: Role },
): Promise<void> {
  await db.insertInto("members").values({ org_id: orgId, user_id: userId, role, created_at: now() }).execute();
}

/**
 * Gives a member another role, or with null none, and returns the user's id. `notFound` for whoever is no member;
 * `forbidden` where the viewer may not manage members, save that everybody may leave; `conflict` where no admin would
 * be left. All of it is decided under the lock: whoever has just lost a role does nothing with it any more.
 */
async function setRole(
  app: App,
  viewer: Viewer,
  { orgId, user, role }: { orgId: string; user: string; role: Role | null },
): Promise<string> {
  return app.db.query.transaction().execute(async (db) => {
    await lockOwner(app, db, orgId);
    const members = await db
      .selectFrom("members")
      .innerJoin("owners", "owners.id", "members.user_id")
      .select(["members.user_id as userId", "owners.handle", "members.role"])
      .where("members.org_id", "=", orgId)
      .where((eb) => eb.or([eb("owners.handle", "=", user), eb("members.user_id", "=", viewer.userId)]))
      .execute();
    const mine = members.find(({ userId }) => userId === viewer.userId);
    const theirs = members.find(({ handle }) => handle === user);
    if (!mine || !theirs) throw new Problem("notFound");
    const leaves = mine === theirs && role === null;
    if (!leaves) demand(mine.role, "manageMembers");
    const { userId } = theirs;
    if (theirs.role === "admin" && role !== "admin") await requireOtherAdmin(db, { orgId, userId });
    const isTheirs = (eb: ExpressionBuilder<Tables, "members">) => eb.and({ org_id: orgId, user_id: userId });
    if (role) await db.updateTable("members").set({ role }).where(isTheirs).execute();
    else await db.deleteFrom("members").where(isTheirs).execute();
    return userId;
  });
}

/** Insists on another admin, one who can sign in. */
async function requireOtherAdmin(db: Db["query"], { orgId, userId }: { orgId: string; userId: string }): Promise<void> {
  const other = await db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select("users.id")
    .where("members.org_id", "=", orgId)
    .where("members.role", "=", "admin")
    .where("users.id", "!=", userId)
    .where("users.is_blocked", "=", 0)
    .limit(1)
    .executeTakeFirst();
  if (!other)
    throw new Problem("conflict", "An organization keeps one admin at least. Make somebody else admin first.");
}

type MemberRow = Awaited<ReturnType<ReturnType<typeof memberRows>["executeTakeFirstOrThrow"]>>;

function memberRows(db: Db, orgId: string) {
  return userRows(db)
    .innerJoin("members as membership", "membership.user_id", "users.id")
    .select("membership.role")
    .where("membership.org_id", "=", orgId);
}

function toMember(row: MemberRow): Member {
  return { ...toUser(row), role: row.role };
}
