import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { credentials as credentialsSchema } from "../contract/account.ts";
import { isProblem } from "../contract/problem.ts";
import { UNKNOWN_ADDRESS } from "../domain/caller-address.ts";
import { bindClient } from "./api.ts";
import { endApiToken } from "./end-api-token.ts";
import { webLogger } from "./logger.ts";
import { toNextPath } from "./next-path.ts";
import { requestSession } from "./request-session.ts";
import { authSecret, isSecureSite } from "./session.ts";
import { findClaimed, type Session, toClaims } from "./session-token.ts";

/**
 * next-auth's options. `maxAgeSeconds` is what is left of the present session: next-auth renews its cookie whenever
 * `/api/auth/session` is read, and without this the cookie would outlive the token.
 */
export function authOptions(maxAgeSeconds: number): AuthOptions {
  return {
    secret: authSecret(),
    useSecureCookies: isSecureSite(),
    session: { strategy: "jwt", maxAge: maxAgeSeconds },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { handle: { label: "Handle" }, password: { label: "Password", type: "password" } },
        authorize,
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? toClaims(user as unknown as Session) : token),
      // Names what the browser may know: the API token is not among it.
      session: ({ session, token }) => ({
        user: { name: token.name ?? null },
        expires: typeof token.expiresAt === "string" ? token.expiresAt : session.expires,
      }),
      redirect: ({ url, baseUrl }) => toNextPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) || "/" : url),
    },
    events: { signOut: ({ token }) => endToken(findClaimed(token)) },
    logger: {
      error: (code, details) => webLogger().error({ code, details }, "next-auth failed"),
      // It asks for NEXTAUTH_URL, which nothing here needs: all our addresses are relative.
      warn: (code) => webLogger().debug({ code }, "next-auth warns"),
      debug: () => {},
    },
  };
}

async function authorize(input: Record<string, string> | undefined) {
  const parsed = credentialsSchema.safeParse(input);
  if (!parsed.success) return null;
  try {
    const session = await requestSession(parsed.data);
    return { id: session.handle, ...session };
  } catch (error) {
    if (isProblem(error) && error.code === "wrongCredentials") return null;
    throw error;
  }
}

async function endToken(session: Session | null): Promise<void> {
  if (session) await endApiToken(bindClient(UNKNOWN_ADDRESS, session.token));
}
