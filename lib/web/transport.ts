import "server-only";
import type { Transport } from "../client/client.ts";
import { env } from "../env.ts";
import { callRemote } from "./call-remote.ts";

/** Only a name: nothing is connected to when the API runs in this process. */
const IN_PROCESS_BASE_URL = "http://localhost/api/v1";

/**
 * The way to the API: into the embedded one without a socket, or to `API_URL` by fetch where that is set.
 * `address` is the caller's, and reaches the embedded API beside the request, because a header could be forged.
 */
export function apiTransport(address: string): { baseUrl: string; transport: Transport } {
  const { apiUrl } = env();
  if (apiUrl) return { baseUrl: apiUrl, transport: (request) => callRemote(request) };
  return { baseUrl: IN_PROCESS_BASE_URL, transport: (request) => callEmbedded(request, address) };
}

// Loaded on the first call: with a remote API neither its database nor its media workers start.
async function callEmbedded(request: Request, address: string): Promise<Response> {
  const { handle } = await import("../server/api/handle.ts");
  return handle(request, { address });
}
