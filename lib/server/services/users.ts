import type { User } from "../../contract/account.ts";
import type { ListQuery } from "../../contract/lists.ts";
import { isProblem, Problem } from "../../contract/problem.ts";
import { isReservedHandle } from "../../domain/handles.ts";
import type { App } from "../app.ts";
import { hashPassword } from "../auth/passwords.ts";
import { randomText } from "../auth/tokens.ts";
import { contains, type Db } from "../db/dialect.ts";
import { insertOwner } from "./owner-rows.ts";
import { orConflict } from "./owners.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";
import { insertSpace } from "./spaces.ts";

export type NewUser = { handle: string; email: string; password: string; alias: string | null };

/** What is said of an email address that somebody else has. */
export const EMAIL_TAKEN = "This email address is already in use.";

/** The user with this id; `notFound` when there is none. */
export async function getUser(app: App, userId: string): Promise<User> {
  const row = await userRows(app.db).where("users.id", "=", userId).executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return toUser(row);
}

/**
 * The user called `handle`, if it is the viewer or shares an organization with the viewer, or the viewer is an instance
 * admin; `notFound` for all others and for none alike.
 */
export async function getOtherUser(app: App, viewer: Viewer, handle: string): Promise<User> {
  const row = await userRows(app.db)
    .where("owners.handle", "=", handle)
    .$if(!viewer.isAdmin, (query) =>
      query.where((eb) =>
        eb.or([
          eb("users.id", "=", viewer.userId),
          eb.exists(
            eb
              .selectFrom("members as theirs")
              .innerJoin("members as mine", "mine.org_id", "theirs.org_id")
              .select("mine.org_id")
              .whereRef("theirs.user_id", "=", "users.id")
              .where("mine.user_id", "=", viewer.userId),
          ),
        ]),
      ),
    )
    .executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return toUser(row);
}

/** The users of the whole server, for an instance admin. */
export async function listUsers(app: App, viewer: Viewer, input: ListQuery): Promise<RowPage<User>> {
  demandAdmin(viewer);
  let query = userRows(app.db);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("owners.search_text"), search));
  const { rows, paging } = await readPage({ query, input, ...userOrder });
  return { rows: rows.map(toUser), paging };
}

/** Makes a user with a space `main`, for an instance admin. A handle or email already used is a `conflict`. */
export async function createUser(app: App, viewer: Viewer, input: NewUser): Promise<User> {
  demandAdmin(viewer);
  return getUser(app, await makeUser(app, input, { isAdmin: false }));
}

/**
 * Makes the first user, an instance admin, where there is no user yet. Returns the handle and password to tell, once;
 * null when there are users already.
 */
export async function createFirstAdmin(
  app: App,
  input: { handle: string; password: string | null },
): Promise<{ handle: string; password: string } | null> {
  const anybody = await app.db.query.selectFrom("users").select("id").limit(1).executeTakeFirst();
  if (anybody) return null;
  const admin = { handle: input.handle, password: input.password ?? randomText(16) };
  try {
    await makeUser(app, { ...admin, email: `${input.handle}@localhost`, alias: null }, { isAdmin: true });
  } catch (error) {
    // Another process that starts on the same database was first.
    if (isProblem(error) && error.code === "conflict" && !isReservedHandle(input.handle, "owner")) return null;
    throw error;
  }
  return admin;
}

/**
 * Keeps a user out of everything, or lets them in again, for an instance admin. Sessions and keys are not ended: they
 * work again when the user may. `conflict` for oneself, so that there is always somebody who can undo it.
 */
export async function setBlocked(
  app: App,
  viewer: Viewer,
  { handle, isBlocked }: { handle: string; isBlocked: boolean },
): Promise<User> {
  demandAdmin(viewer);
  const { id } = await getOtherUser(app, viewer, handle);
  if (isBlocked && id === viewer.userId) throw new Problem("conflict", "You cannot block yourself.");
  await app.db.query
    .updateTable("users")
    .set({ is_blocked: isBlocked ? 1 : 0 })
    .where("id", "=", id)
    .execute();
  return getUser(app, id);
}

function demandAdmin(viewer: Viewer): void {
  if (!viewer.isAdmin) throw new Problem("forbidden", "Only an admin of this server may do this.");
}

async function makeUser(app: App, input: NewUser, { isAdmin }: { isAdmin: boolean }): Promise<string> {
  const passwordHash = await hashPassword(input.password, app.passwordCost);
  const work = app.db.query.transaction().execute((db) => insertUser(db, { ...input, passwordHash, isAdmin }));
  return orConflict(work, EMAIL_TAKEN, "email");
}

/**
 * Makes a user with a space `main` in the caller's transaction, and returns the id. A unique key is violated where the
 * email is in use: that is the caller's to answer.
 */
export async function insertUser(
  db: Db["query"],
  { passwordHash, isAdmin, ...input }: Omit<NewUser, "password"> & { passwordHash: string; isAdmin: boolean },
): Promise<string> {
  const id = await insertOwner(db, { type: "user", handle: input.handle, alias: input.alias });
  await db
    .insertInto("users")
    .values({
      id,
      email: input.email.toLowerCase(),
      email_verified: 0,
      password_hash: passwordHash,
      is_admin: isAdmin ? 1 : 0,
      is_blocked: 0,
    })
    .execute();
  await insertSpace(db, id, { handle: "main", alias: null });
  return id;
}

/** How lists of users are sorted and paged. */
export const userOrder = {
  columns: { handle: "owners.handle", createdAt: "owners.created_at" },
  id: "users.id",
  createdAt: "owners.created_at",
} as const;

type UserRow = Awaited<ReturnType<ReturnType<typeof userRows>["executeTakeFirstOrThrow"]>>;

/** What {@link toUser} needs of every user, to be narrowed. */
export function userRows(db: Db) {
  return db.query
    .selectFrom("users")
    .innerJoin("owners", "owners.id", "users.id")
    .select(["users.id", "owners.handle", "owners.alias", "owners.created_at"])
    .select(["users.email", "users.email_verified", "users.is_admin", "users.is_blocked"])
    .select((eb) => [
      eb
        .selectFrom("members")
        .whereRef("members.user_id", "=", "users.id")
        .select((e) => e.fn.countAll<number>().as("count"))
        .as("orgs"),
      eb
        .selectFrom("spaces")
        .whereRef("spaces.owner_id", "=", "users.id")
        .where("spaces.deleted_at", "is", null)
        .select((e) => e.fn.countAll<number>().as("count"))
        .as("spaces"),
    ]);
}

/** The resource of a row of {@link userRows}. */
export function toUser(row: UserRow): User {
  return {
    id: row.id,
    handle: row.handle,
    alias: row.alias,
    email: row.email,
    emailVerified: row.email_verified === 1,
    state: row.is_blocked ? "blocked" : row.email_verified ? "verified" : "unverified",
    orgs: Number(row.orgs),
    spaces: Number(row.spaces),
    createdAt: row.created_at,
    admin: row.is_admin === 1,
  };
}
