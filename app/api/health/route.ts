import { env } from "@/lib/env";
import { apiTransport } from "@/lib/web/transport";

/** Whether this process can answer: 200 `{status: "ok"}` when its API does, else 503. Says nothing else to strangers. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    const { baseUrl, transport } = apiTransport("health");
    const response = await transport(new Request(`${baseUrl}/limits`));
    await response.body?.cancel();
    if (response.status < 500) return Response.json({ status: "ok" }, { headers });
  } catch {
    // Told by the status.
  }
  return Response.json({ status: "unavailable", api: env().apiUrl ? "remote" : "embedded" }, { status: 503, headers });
}

export const dynamic = "force-dynamic";
