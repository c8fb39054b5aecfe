import { env } from "@/lib/env";
import { isDatabaseThere } from "@/lib/server/health";

const WITHIN_MS = 2000;

/** Whether this server can answer: 200 while its database does, in good time, else 503. A remote API's health is its own affair. */
export async function GET(): Promise<Response> {
  const isFine = env().apiUrl !== null || (await isDatabaseThere(WITHIN_MS));
  return Response.json(
    { status: isFine ? "ok" : "unavailable" },
    { status: isFine ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

export const dynamic = "force-dynamic";
