import { type ApiClient, createApiClient } from "../../lib/client/client.ts";

/** Signs a person in over HTTP and hands out the API as that person. */
export async function openApi(baseUrl: string, person: { handle: string; password: string }): Promise<ApiClient> {
  const server = { baseUrl: `${baseUrl}/api/v1`, transport: (request: Request) => fetch(request) };
  const { token } = await createApiClient(server).call("signIn", { body: person });
  return createApiClient({ ...server, token });
}
