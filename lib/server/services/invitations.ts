import { randomUUID } from "node:crypto";
import type { User } from "../../contract/account.ts";
import type { ListQuery } from "../../contract/lists.ts";
import type { Invitation, InvitationOffer, NewInvitation, Org } from "../../contract/org.ts";
import { Problem } from "../../contract/problem.ts";
import type { Role } from "../../domain/permissions.ts";
import type { App } from "../app.ts";
import { hashPassword } from "../auth/passwords.ts";
import { hashToken, randomText, suffixOf } from "../auth/tokens.ts";
import { fromNow, now } from "../clock.ts";
import { contains, type Db } from "../db/dialect.ts";
import { insertMember } from "./members.ts";
import { getOrg } from "./orgs.ts";
import { lockOwner } from "./owner-rows.ts";
import { type OpenOwner, orConflict } from "./owners.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";
import { EMAIL_TAKEN, getUser, insertUser, type NewUser } from "./users.ts";

const INVITATION_MS = 7 * 24 * 60 * 60_000;

/** Long enough not to be guessed, and in the form of a handle, so that it can stand in a path. */
const TOKEN_LENGTH = 40;

/** Makes the way into an organization with a role: once, within a week. This answer alone has its token. */
export async function createInvitation(
  app: App,
  viewer: Viewer,
  { org, role }: { org: OpenOwner; role: Role },
): Promise<NewInvitation> {
  const token = randomText(TOKEN_LENGTH);
  const handle = randomText(12);
  await app.db.query
    .insertInto("invitations")
    .values({
      id: randomUUID(),
      org_id: org.id,
      handle,
      role,
      hash: hashToken(token),
      suffix: suffixOf(token),
      created_by: viewer.userId,
      created_at: now(),
      expires_at: fromNow(INVITATION_MS),
    })
    .execute();
  const row = await openInvitations(app.db.query).where("invitations.hash", "=", hashToken(token)).executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return { ...toInvitation(row), token };
}

/** The invitations of an organization that somebody could still accept. */
export async function listInvitations(app: App, org: OpenOwner, input: ListQuery): Promise<RowPage<Invitation>> {
  let query = openInvitations(app.db.query).where("invitations.org_id", "=", org.id);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("invitations.handle"), search));
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { createdAt: "invitations.created_at" },
    id: "invitations.id",
    createdAt: "invitations.created_at",
  });
  return { rows: rows.map(toInvitation), paging };
}

/** Takes an invitation back. */
export async function removeInvitation(app: App, org: OpenOwner, handle: string): Promise<void> {
  const gone = await app.db.query
    .deleteFrom("invitations")
    .where("org_id", "=", org.id)
    .where("handle", "=", handle)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Problem("notFound");
}

/** What the holder of a token is invited to; `notFound` for a token that leads nowhere, or does so no more. */
export async function getInvitation(app: App, token: string): Promise<InvitationOffer> {
  const row = await openInvitations(app.db.query).where("invitations.hash", "=", hashToken(token)).executeTakeFirst();
  if (!row) throw new Problem("notFound");
  const { role, createdBy, expiresAt } = toInvitation(row);
  return { org: { handle: row.org_handle, alias: row.org_alias }, role, createdBy, expiresAt };
}

/** Makes the viewer a member, and uses the invitation up; `conflict`, and it stays, where the viewer is one already. */
export async function acceptInvitation(app: App, viewer: Viewer, token: string): Promise<Org> {
  const work = app.db.query.transaction().execute(async (db) => {
    const { orgId, role } = await useUp(app, db, token);
    await insertMember(db, { orgId, userId: viewer.userId, role });
    return { id: orgId, role };
  });
  return getOrg(app, await orConflict(work, "You are a member of this organization already."));
}

/**
 * Makes a user with a space `main` who is a member, and uses the invitation up: all of it or nothing. `conflict`, and
 * the invitation stays, where handle or email are somebody else's.
 */
export async function joinByInvitation(app: App, { token, ...input }: NewUser & { token: string }): Promise<User> {
  // Asked before a password costs anything, and again when it counts.
  await getInvitation(app, token);
  const passwordHash = await hashPassword(input.password, app.passwordCost);
  const work = app.db.query.transaction().execute(async (db) => {
    const { orgId, role } = await useUp(app, db, token);
    const userId = await insertUser(db, { ...input, passwordHash, isAdmin: false });
    await insertMember(db, { orgId, userId, role });
    return userId;
  });
  return getUser(app, await orConflict(work, EMAIL_TAKEN, "email"));
}

/** Uses an invitation up in the caller's transaction: of all who try, one. Says what it leads to. */
async function useUp(app: App, db: Db["query"], token: string): Promise<{ orgId: string; role: Role }> {
  const hash = hashToken(token);
  const found = await db.selectFrom("invitations").select("org_id").where("hash", "=", hash).executeTakeFirst();
  if (!found) throw new Problem("notFound");
  // Whether it is still open is asked under the lock: no role changes meanwhile.
  await lockOwner(app, db, found.org_id);
  const open = await openInvitations(db).where("invitations.hash", "=", hash).executeTakeFirst();
  if (!open) throw new Problem("notFound");
  const gone = await db.deleteFrom("invitations").where("id", "=", open.id).executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Problem("notFound");
  return { orgId: found.org_id, role: open.role };
}

type InvitationRow = Awaited<ReturnType<ReturnType<typeof openInvitations>["executeTakeFirstOrThrow"]>>;

/** Those that have not expired, while who made them may still invite: a link does not outlive its maker's own role. */
function openInvitations(db: Db["query"]) {
  return db
    .selectFrom("invitations")
    .innerJoin("owners as org", "org.id", "invitations.org_id")
    .innerJoin("owners as maker", "maker.id", "invitations.created_by")
    .innerJoin("users", "users.id", "invitations.created_by")
    .innerJoin("members", (join) =>
      join.onRef("members.org_id", "=", "invitations.org_id").onRef("members.user_id", "=", "invitations.created_by"),
    )
    .select(["invitations.id", "invitations.handle", "invitations.role", "invitations.suffix"])
    .select(["invitations.created_at", "invitations.expires_at"])
    .select(["org.handle as org_handle", "org.alias as org_alias"])
    .select(["maker.handle as maker_handle", "maker.alias as maker_alias"])
    .where("invitations.expires_at", ">", now())
    .where("members.role", "=", "admin")
    .where("users.is_blocked", "=", 0);
}

function toInvitation(row: InvitationRow): Invitation {
  return {
    handle: row.handle,
    role: row.role,
    suffix: row.suffix,
    createdBy: { handle: row.maker_handle, alias: row.maker_alias },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
