import "server-only";
import type { ApiClient } from "../client/client.ts";
import { isProblem } from "../contract/problem.ts";
import { webLogger } from "./logger.ts";
import { loadOffer } from "./offer.ts";

/**
 * Ends the token of `api`, where the server can: elsewhere it lives until its time is over, known to nobody any more.
 * Never fails, because a server that does not answer cannot keep anybody signed in here.
 */
export async function endApiToken(api: ApiClient): Promise<void> {
  try {
    if (!(await loadOffer()).serves("signOut")) return;
    await api.call("signOut", {});
  } catch (error) {
    if (isProblem(error) && error.code === "unauthenticated") return;
    webLogger().warn({ err: error }, "a token was not ended");
  }
}
