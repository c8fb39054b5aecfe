import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/web/auth-options";
import { findSession } from "@/lib/web/session";
import { secondsLeft } from "@/lib/web/session-token";

type Context = { params: Promise<{ nextauth: string[] }> };

/** How long a token lives that has yet to be given out; its own `expiresAt` binds all the same. */
const NEW_SESSION_SECONDS = 24 * 3600;

/** Where next-auth believes to be, as nobody can tell it beforehand by which address people come. */
const ASSUMED_ORIGIN = "http://localhost:3000/";

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const session = await findSession();
  const maxAgeSeconds = session ? secondsLeft(session.expiresAt) : NEW_SESSION_SECONDS;
  const response: Response = await NextAuth(request, context, authOptions(maxAgeSeconds));
  const location = response.headers.get("location");
  if (location?.startsWith(ASSUMED_ORIGIN)) {
    response.headers.set("location", location.slice(ASSUMED_ORIGIN.length - 1));
  }
  return response;
}

export { handler as GET, handler as POST };
