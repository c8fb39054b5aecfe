import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { env } from "../env.ts";
import { openSession, type Session, sealSession, secondsLeft, sessionCookieName } from "./session-token.ts";

/** Whether browsers reach this server over https, as `PUBLIC_URL` says. Then cookies are `Secure`. */
export function isSecureSite(): boolean {
  return env().publicUrl?.startsWith("https://") ?? false;
}

/** The key that session cookies are encrypted with. Throws where the server was started without one. */
export function authSecret(): string {
  const { authSecret: secret } = env();
  if (!secret) throw new Error("AUTH_SECRET is not set. Start the server with `npm start`, which makes and keeps one.");
  return secret;
}

/** The session of the person whose request this is, read once a request; null for a stranger. */
export const findSession = cache(async (): Promise<Session | null> => {
  const jar = await cookies();
  return openSession(jar.get(sessionCookieName(isSecureSite()))?.value, authSecret());
});

/** Sets the session cookie: httpOnly, `SameSite=Lax`, gone when the token ends. In actions and route handlers only. */
export async function startSession(session: Session): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(isSecureSite()), await sealSession(session, authSecret()), {
    ...cookieOptions(),
    maxAge: secondsLeft(session.expiresAt),
  });
}

/** Writes the session anew under the handle that its owner has now. In actions and route handlers only. */
export async function renameSession(handle: string): Promise<void> {
  const session = await findSession();
  if (session && session.handle !== handle) await startSession({ ...session, handle });
}

/** Takes the session cookie away. It does not end the token: `DELETE /auth/session` does. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(isSecureSite()), "", { ...cookieOptions(), maxAge: 0 });
}

function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureSite() } as const;
}
