import type { Session, SessionToken } from "../../contract/account.ts";
import type { ListQuery } from "../../contract/lists.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { hashPassword, isPassword } from "../auth/passwords.ts";
import { createToken, findTokenKind, hashToken, randomText, type TokenKind } from "../auth/tokens.ts";
import { fromNow, now } from "../clock.ts";
import { contains, type Db } from "../db/dialect.ts";
import { callerNetwork } from "../limits/caller-network.ts";
import { guess } from "../limits/guesses.ts";
import { type RowPage, readPage } from "./pages.ts";

/** Who asks, and with what: made by {@link findViewer} alone. */
export type Viewer = { userId: string; handle: string; isAdmin: boolean; via: TokenKind; tokenHash: string };

const SESSION_MS = 24 * 60 * 60_000;
const USE_KEPT_EVERY_MS = 60_000;
const CLIENT_MAX_LENGTH = 200;
/** A statement of the database takes no more than some thousands of values. */
const MOST_NAMED = 1000;

/** A hash to compare with when there is no such user, so that the answer takes as long as with one. */
let decoy: Promise<string> | undefined;

/**
 * Gives a session token for the right handle and password. `wrongCredentials` without saying which was wrong;
 * `tooManyRequests` with `retry-after` while this handle is being guessed from this address. `client` is what the
 * browser or program calls itself.
 */
export async function signIn(
  app: App,
  input: { handle: string; password: string; address: string; client: string | null },
): Promise<SessionToken> {
  const handle = input.handle.trim().toLowerCase();
  const userId = await guess(app, {
    key: `${handle} from ${callerNetwork(input.address)}`,
    attempt: () => findByPassword(app, handle, input.password),
    wrong: () => new Problem("wrongCredentials"),
  });
  return createSession(app, { userId, client: input.client, address: input.address });
}

/** The id of the user with this handle and password, or null. Takes as long for nobody as for somebody. */
async function findByPassword(app: App, handle: string, password: string): Promise<string | null> {
  const user = await app.db.query
    .selectFrom("users")
    .innerJoin("owners", "owners.id", "users.id")
    .select(["users.id", "users.password_hash", "users.is_blocked"])
    .where("owners.handle", "=", handle)
    .executeTakeFirst();
  decoy ??= hashPassword("nobody", app.passwordCost);
  const isRight = await isPassword(password, user?.password_hash ?? (await decoy));
  return user && isRight && !user.is_blocked ? user.id : null;
}

async function createSession(
  app: App,
  { userId, client, address }: { userId: string; client: string | null; address: string },
): Promise<SessionToken> {
  const token = createToken("session");
  const session = { issuedAt: now(), expiresAt: fromNow(SESSION_MS) };
  await app.db.query
    .insertInto("tokens")
    .values({
      hash: hashToken(token),
      user_id: userId,
      kind: "session",
      issued_at: session.issuedAt,
      expires_at: session.expiresAt,
      handle: randomText(12),
      client: client?.replace(/\p{Cc}/gu, "").slice(0, CLIENT_MAX_LENGTH) || null,
      address,
    })
    .execute();
  return { token, ...session };
}

/** Ends the session of the token that the viewer came with; `conflict` where that is an API key. */
export async function signOut(app: App, viewer: Viewer): Promise<void> {
  if (viewer.via === "key") {
    throw new Problem("conflict", "An API key has no session to end. Delete the key instead; then it works no more.");
  }
  await app.db.query.deleteFrom("tokens").where("hash", "=", viewer.tokenHash).execute();
}

/** The viewer's own sessions that have not expired. */
export async function listSessions(app: App, viewer: Viewer, input: ListQuery): Promise<RowPage<Session>> {
  let query = app.db.query
    .selectFrom("tokens")
    .select(["hash", "handle as id", "client", "address", "issued_at", "expires_at", "last_used_at"])
    .where("user_id", "=", viewer.userId)
    .where("expires_at", ">", now());
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("tokens.handle"), search));
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { createdAt: "tokens.issued_at" },
    id: "tokens.handle",
    createdAt: "tokens.issued_at",
  });
  const toSession = (row: (typeof rows)[number]): Session => ({
    handle: row.id,
    client: row.client,
    address: row.address,
    current: row.hash === viewer.tokenHash,
    createdAt: row.issued_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  });
  return { rows: rows.map(toSession), paging };
}

/** Ends one of the viewer's own sessions. */
export async function removeSession(app: App, viewer: Viewer, handle: string): Promise<void> {
  const gone = await app.db.query
    .deleteFrom("tokens")
    .where("user_id", "=", viewer.userId)
    .where("handle", "=", handle)
    .where("expires_at", ">", now())
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new Problem("notFound");
}

/** The viewer that an `Authorization` header names, by session or API key, or null. A blocked user is nobody. */
export async function findViewer(app: App, authorization: string | null): Promise<Viewer | null> {
  const token = /^Bearer +([\x21-\x7e]{1,200}) *$/i.exec(authorization ?? "")?.[1];
  const via = token ? findTokenKind(token) : null;
  if (!token || !via) return null;
  const tokenHash = hashToken(token);
  const users = app.db.query
    .selectFrom("users")
    .innerJoin("owners", "owners.id", "users.id")
    .select(["users.id", "owners.handle", "users.is_admin"])
    .where("users.is_blocked", "=", 0);
  const session = users
    .innerJoin("tokens", "tokens.user_id", "users.id")
    .select("tokens.last_used_at")
    .where("tokens.hash", "=", tokenHash)
    .where("tokens.expires_at", ">", now());
  const key = users
    .innerJoin("api_keys", "api_keys.user_id", "users.id")
    .select("api_keys.last_used_at")
    .where("api_keys.hash", "=", tokenHash);
  const user = await (via === "session" ? session : key).executeTakeFirst();
  if (!user) return null;
  await keepUse(app, { via, tokenHash, lastUsedAt: user.last_used_at });
  return { userId: user.id, handle: user.handle, isAdmin: user.is_admin === 1, via, tokenHash };
}

/** Of what viewers came with, the hashes of the tokens that still let them in. */
export async function findValid(db: Db, viewers: readonly Pick<Viewer, "via" | "tokenHash">[]): Promise<Set<string>> {
  const valid = new Set<string>();
  for (const table of ["tokens", "api_keys"] as const) {
    const via = table === "tokens" ? "session" : "key";
    const hashes = [...new Set(viewers.flatMap((one) => (one.via === via ? [one.tokenHash] : [])))];
    for (let at = 0; at < hashes.length; at += MOST_NAMED) {
      let query = db.query
        .selectFrom(table)
        .innerJoin("users", "users.id", `${table}.user_id`)
        .select(`${table}.hash`)
        .where("users.is_blocked", "=", 0)
        .where(`${table}.hash`, "in", hashes.slice(at, at + MOST_NAMED));
      if (table === "tokens") query = query.where("tokens.expires_at", ">", now());
      for (const { hash } of await query.execute()) valid.add(hash);
    }
  }
  return valid;
}

/**
 * Writes down, at most once a minute, that a token is in use. No request fails with it; but it waits, so that what it
 * reads of its own token does not change a moment later.
 */
async function keepUse(
  app: App,
  { via, tokenHash, lastUsedAt }: { via: TokenKind; tokenHash: string; lastUsedAt: string | null },
): Promise<void> {
  const due = fromNow(-USE_KEPT_EVERY_MS);
  if (lastUsedAt !== null && lastUsedAt > due) return;
  await app.db.query
    .updateTable(via === "session" ? "tokens" : "api_keys")
    .set({ last_used_at: now() })
    .where("hash", "=", tokenHash)
    .where((eb) => eb.or([eb("last_used_at", "is", null), eb("last_used_at", "<=", due)]))
    .execute()
    .catch((error: unknown) => app.log.warn({ err: error }, "the last use of a token was not kept"));
}
