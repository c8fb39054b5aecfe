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
  const key = `${handle} ${input.address}`;
  return app.signInThrottle.inTurn(key, async () => {
    refuseTooEarly(app, key);
    const userId = await findByPassword(app, handle, input.password);
    if (!userId) {
      app.signInThrottle.fail(key);
      throw new Problem("wrongCredentials");
    }
    app.signInThrottle.succeed(key);
    return createSession(app, userId);
  });
}

function refuseTooEarly(app: App, key: string): void {
  const waitMs = app.signInThrottle.waitMs(key);
  if (waitMs === 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new Problem("tooManyRequests", `Too many wrong passwords. Try again in ${seconds} s.`, {
    headers: { "retry-after": String(seconds) },
  });
}

/** The id of the user with this handle and password, or null. Takes as long for nobody as for somebody. */
async function findByPassword(app: App, handle: string, password: string): Promise<string | null> {
  const user = await app.db.query
    .selectFrom("users")
    .innerJoin("owners", "owners.id", "users.id")
    .select(["users.id", "users.password_hash", "users.is_blocked"])
    .where("owners.handle", "=", handle)
    .executeTakeFirst();
  decoy ??= hashPassword("nobody");
  const isRight = await isPassword(password, user?.password_hash ?? (await decoy));
  return user && isRight && !user.is_blocked ? user.id : null;
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
