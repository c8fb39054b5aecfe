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

/**
 * Gives a member another role, for whoever may manage members. `notFound` for whoever is no member; `conflict` where no
 * admin would be left.
 */
export async function updateMember(
  app: App,
  org: OpenOwner,
  { user, role }: { user: string; role: Role },
): Promise<Member> {
  const userId = await setRole(app, org, { user, role });
  const row = await memberRows(app.db, org.id).where("users.id", "=", userId).executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return toMember(row);
}

/**
 * Takes a member out of an organization: oneself, or another for whoever may manage members. `notFound` for whoever is
 * no member; `conflict` where no admin would be left.
 */
export async function removeMember(
  app: App,
  viewer: Viewer,
  { org, user }: { org: OpenOwner; user: string },
): Promise<void> {
  if (user !== viewer.handle) demand(org.role, "manageMembers");
  await setRole(app, org, { user, role: null });
}

/** Makes a user a member in the caller's transaction. A unique key is violated where they are one already. */
export async function insertMember(
  db: Db["query"],
  { orgId, userId, role }: { orgId: string; userId: string; role: Role },
): Promise<void> {
  await db.insertInto("members").values({ org_id: orgId, user_id: userId, role, created_at: now() }).execute();
}

/** Gives a member another role or, with null, none, one change of an organization after another; returns the user's id. */
async function setRole(app: App, org: OpenOwner, { user, role }: { user: string; role: Role | null }): Promise<string> {
  return app.db.query.transaction().execute(async (db) => {
    await lockOwner(app, db, org.id);
    const member = await db
      .selectFrom("members")
      .innerJoin("owners", "owners.id", "members.user_id")
      .select(["members.user_id as userId", "members.role"])
      .where("members.org_id", "=", org.id)
      .where("owners.handle", "=", user)
      .executeTakeFirst();
    if (!member) throw new Problem("notFound");
    const { userId } = member;
    if (member.role === "admin" && role !== "admin") await requireOtherAdmin(db, { orgId: org.id, userId });
    const isTheirs = (eb: ExpressionBuilder<Tables, "members">) => eb.and({ org_id: org.id, user_id: userId });
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
