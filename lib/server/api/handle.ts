import "server-only";
import { getInstance } from "../instance.ts";

/** The embedded API: a request under `/api/v1` in, its answer out. Reads the `Authorization` header, never a cookie. */
export async function handle(request: Request, context: { address: string }): Promise<Response> {
  const { api } = await getInstance();
  return api(request, context);
}
