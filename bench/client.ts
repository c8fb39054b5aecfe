import { type ApiClient, createApiClient } from "../lib/client/client.ts";
import { ADMIN } from "./server-process.ts";

export const AUDIOS = `/api/v1/spaces/${ADMIN.handle}/main/audios`;

/** Signs in over HTTP. */
export async function signIn(baseUrl: string): Promise<{ token: string; client: ApiClient }> {
  const server = { baseUrl: `${baseUrl}/api/v1`, transport: (request: Request) => fetch(request) };
  const { token } = await createApiClient(server).call("signIn", { body: ADMIN });
  return { token, client: createApiClient({ ...server, token }) };
}
