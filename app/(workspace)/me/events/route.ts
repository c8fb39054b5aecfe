import { serveEvents } from "@/lib/web/serve-events";

/** What goes on in the spaces of whoever is signed in, for the pages that show it. Next answers HEAD by it too. */
export async function GET(request: Request): Promise<Response> {
  return serveEvents(request);
}
