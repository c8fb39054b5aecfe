import "server-only";
import { headers } from "next/headers";
import { openApi } from "./api.ts";
import type { Session } from "./session-token.ts";

/**
 * Signs in with the API and gives the session that it makes, under the browser's own name, by which people can tell
 * their sessions apart. Throws the API's problems: `wrongCredentials`, `tooManyRequests`.
 */
export async function requestSession(body: { handle: string; password: string }): Promise<Session> {
  const api = await openApi();
  const browser = (await headers()).get("user-agent");
  const { token, expiresAt } = await api.call("signIn", { body, headers: browser ? { "user-agent": browser } : {} });
  return { handle: body.handle.trim().toLowerCase(), token, expiresAt };
}
