import { env } from "@/lib/env";
import { handle } from "@/lib/server/api/handle";

/** Whether this process can answer: 200 when its API does, else 503. A remote API's health is its own affair. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    // Without a token the answer is 401; with a broken database it is 500, or an error.
    const isFine = env().apiUrl !== null || (await probe(request)).status < 500;
    if (isFine) return Response.json({ status: "ok" }, { headers });
  } catch {
    // Told by the status.
  }
  return Response.json({ status: "unavailable" }, { status: 503, headers });
}

function probe(request: Request): Promise<Response> {
  const token = { authorization: "Bearer health" };
  return handle(new Request(new URL("/api/v1/user", request.url), { headers: token }), { address: "health" });
}

export const dynamic = "force-dynamic";
