import "server-only";
import { headers } from "next/headers";
import { isProblem, Problem } from "../contract/problem.ts";
import { openApi } from "./api.ts";
import type { Session } from "./session-token.ts";

/**
 * Signs in with the API and gives the session that it makes, under the browser's own name, by which people can tell
 * their sessions apart. Throws the API's problems: `wrongCredentials`, `tooManyRequests`.
 */
export async function requestSession(body: { handle: string; password: string }): Promise<Session> {
  const api = await openApi();
  const browser = (await headers()).get("user-agent");
  const asked = api.call("signIn", { body, headers: browser ? { "user-agent": browser } : {} });
  const { token, expiresAt } = await asked.catch(refuse);
  return { handle: body.handle.trim().toLowerCase(), token, expiresAt };
}

/** A server that has no codes says only 401, which elsewhere means that a session has ended. */
function refuse(error: unknown): never {
  if (isProblem(error) && error.code === "unauthenticated") throw new Problem("wrongCredentials");
  throw error;
}
