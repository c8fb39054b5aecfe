import { decode, encode, type JWT } from "next-auth/jwt";

/** Who is signed in, and the API token that says so. It lives in the encrypted cookie and is never sent to a page. */
export type Session = { handle: string; token: string; expiresAt: string };

/** The name of next-auth's session cookie; browsers take the prefixed one over https only. */
export function sessionCookieName(isSecure: boolean): string {
  return `${isSecure ? "__Secure-" : ""}next-auth.session-token`;
}

/** Whole seconds until `expiresAt`, never below 0. */
export function secondsLeft(expiresAt: string, nowMs: number = Date.now()): number {
  const left = Math.floor((Date.parse(expiresAt) - nowMs) / 1000);
  return Number.isFinite(left) ? Math.max(0, left) : 0;
}

/** The claims of the session's JWT. */
export function toClaims(session: Session): JWT {
  return { name: session.handle, apiToken: session.token, expiresAt: session.expiresAt };
}

/** The session that claims hold, or null where they are not ours or its time is over. */
export function findClaimed(claims: JWT | null): Session | null {
  const { name, apiToken, expiresAt } = claims ?? {};
  if (typeof name !== "string" || typeof apiToken !== "string" || typeof expiresAt !== "string") return null;
  return secondsLeft(expiresAt) > 0 ? { handle: name, token: apiToken, expiresAt } : null;
}

/** The encrypted cookie value of a session; it ends when the token does. */
export async function sealSession(session: Session, secret: string): Promise<string> {
  return encode({ token: toClaims(session), secret, maxAge: secondsLeft(session.expiresAt) });
}

/** The session in a cookie value, or null where it is forged, damaged, made with another secret, or over. */
export async function openSession(sealed: string | undefined, secret: string): Promise<Session | null> {
  if (!sealed) return null;
  try {
    return findClaimed(await decode({ token: sealed, secret }));
  } catch {
    return null;
  }
}
