import { randomUUID } from "node:crypto";
import type { User } from "../../contract/account.ts";
import { isProblem, Problem } from "../../contract/problem.ts";
import { isReservedHandle } from "../../domain/handles.ts";
import type { App } from "../app.ts";
import { hashPassword } from "../auth/passwords.ts";
import { randomText } from "../auth/tokens.ts";
import { now } from "../clock.ts";
import { isUniqueViolation, toSearchText } from "../db/dialect.ts";
import { takeHandle } from "./owners.ts";
import type { Viewer } from "./sessions.ts";
import { insertSpace } from "./spaces.ts";

type NewUser = { handle: string; email: string; password: string; alias: string | null };

/** The user with this id; `notFound` when there is none. */
export async function getUser(app: App, userId: string): Promise<User> {
  const row = await app.db.query
    .selectFrom("users")
    .innerJoin("owners", "owners.id", "users.id")
    .select(["users.id", "handle", "alias", "email", "email_verified", "is_admin", "is_blocked", "created_at"])
    .select((eb) =>
      eb
        .selectFrom("spaces")
        .whereRef("spaces.owner_id", "=", "users.id")
        .select((e) => e.fn.countAll<number>().as("count"))
        .as("spaces"),
    )
    .where("users.id", "=", userId)
    .executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return {
    id: row.id,
    handle: row.handle,
    alias: row.alias,
    email: row.email,
    emailVerified: row.email_verified === 1,
    state: row.is_blocked ? "blocked" : row.email_verified ? "verified" : "unverified",
    orgs: 0,
    spaces: Number(row.spaces),
    createdAt: row.created_at,
    admin: row.is_admin === 1,
  };
}

/** Makes a user with a space `main`, for an instance admin. A handle or email already used is a `conflict`. */
export async function createUser(app: App, viewer: Viewer, input: NewUser): Promise<User> {
  if (!viewer.isAdmin) throw new Problem("forbidden", "Only an admin of this server creates users.");
  return getUser(app, await insertUser(app, input, { isAdmin: false }));
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
    await insertUser(app, { ...admin, email: `${input.handle}@localhost`, alias: null }, { isAdmin: true });
  } catch (error) {
    // Another process that starts on the same database was first.
    if (isProblem(error) && error.code === "conflict" && !isReservedHandle(input.handle, "owner")) return null;
    throw error;
  }
  return admin;
}

async function insertUser(app: App, input: NewUser, { isAdmin }: { isAdmin: boolean }): Promise<string> {
  const id = randomUUID();
  const at = now();
  const password_hash = await hashPassword(input.password);
  const { handle, alias } = input;
  const email = input.email.toLowerCase();
  try {
    await app.db.query.transaction().execute(async (db) => {
      await takeHandle(db, { namespace: "", handle, holder: id });
      await db
        .insertInto("owners")
        .values({ id, type: "user", handle, alias, search_text: toSearchText(handle, alias), created_at: at })
        .execute();
      await db
        .insertInto("users")
        .values({ id, email, email_verified: 0, password_hash, is_admin: isAdmin ? 1 : 0, is_blocked: 0 })
        .execute();
      await insertSpace(db, id, { handle: "main", alias: null });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem("conflict", "This handle or email address is already in use.");
    throw error;
  }
  return id;
}
