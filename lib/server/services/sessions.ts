import type { SessionToken } from "../../contract/account.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { hashPassword, isPassword } from "../auth/passwords.ts";
import { createToken, hashToken } from "../auth/tokens.ts";
import { fromNow, now } from "../clock.ts";

/** Who asks: made by {@link findViewer} alone. */
export type Viewer = { userId: string; handle: string; isAdmin: boolean; tokenHash: string };

const SESSION_MS = 24 * 60 * 60_000;

/** A hash to compare with when there is no such user, so that the answer takes as long as with one. */
let decoy: Promise<string> | undefined;

/**
 * Gives a session token for the right handle and password. `wrongCredentials` without saying which was wrong;
 * `tooManyRequests` with `retry-after` while this handle is being guessed from this address.
 */
export async function signIn(
  app: App,
  input: { handle: string; password: string; address: string },
): Promise<SessionToken> {
  const handle = input.handle.trim().toLowerCase();
  const throttled = `${handle} ${input.address}`;
  const waitMs = app.signInThrottle.waitMs(throttled);
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000);
    throw new Problem("tooManyRequests", `Too many wrong passwords. Try again in ${seconds} s.`, {
      headers: { "retry-after": String(seconds) },
    });
  }
  // Counted before the slow comparison, so that many guesses at once do not slip past.
  app.signInThrottle.fail(throttled);
  const user = await app.db.query
    .selectFrom("users")
    .innerJoin("owners", "owners.id", "users.id")
    .select(["users.id", "users.password_hash", "users.is_blocked"])
    .where("owners.handle", "=", handle)
    .executeTakeFirst();
  decoy ??= hashPassword("nobody");
  const isRight = await isPassword(input.password, user?.password_hash ?? (await decoy));
  if (!user || !isRight || user.is_blocked) throw new Problem("wrongCredentials");
  app.signInThrottle.succeed(throttled);
  return createSession(app, user.id);
}

/** Ends the session of the token that the viewer came with. */
export async function signOut(app: App, viewer: Viewer): Promise<void> {
  await app.db.query.deleteFrom("tokens").where("hash", "=", viewer.tokenHash).execute();
}

/** The viewer that an `Authorization` header names, or null. */
export async function findViewer(app: App, authorization: string | null): Promise<Viewer | null> {
  const token = /^Bearer +([\x21-\x7e]{1,200}) *$/i.exec(authorization ?? "")?.[1];
  if (!token) return null;
  const tokenHash = hashToken(token);
  const user = await app.db.query
    .selectFrom("tokens")
    .innerJoin("users", "users.id", "tokens.user_id")
    .innerJoin("owners", "owners.id", "users.id")
    .select(["users.id", "owners.handle", "users.is_admin"])
    .where("tokens.hash", "=", tokenHash)
    .where("tokens.expires_at", ">", now())
    .where("users.is_blocked", "=", 0)
    .executeTakeFirst();
  return user ? { userId: user.id, handle: user.handle, isAdmin: user.is_admin === 1, tokenHash } : null;
}

async function createSession(app: App, userId: string): Promise<SessionToken> {
  const token = createToken();
  const session = { issuedAt: now(), expiresAt: fromNow(SESSION_MS) };
  await app.db.query
    .insertInto("tokens")
    .values({
      hash: hashToken(token),
      user_id: userId,
      kind: "session",
      issued_at: session.issuedAt,
      expires_at: session.expiresAt,
    })
    .execute();
  return { token, ...session };
}
