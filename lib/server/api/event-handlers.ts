import type { eventEndpoints } from "../../contract/event-endpoints.ts";
import { EVENT_STREAM } from "../../domain/event-stream.ts";
import type { Handlers } from "./create-api.ts";

const HEADERS = {
  "content-type": EVENT_STREAM,
  // Packed or gathered on the way, an event would come with the next ones, or never.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** What goes on, as it happens. */
export const eventHandlers: Handlers<keyof typeof eventEndpoints> = {
  async getEvents({ app, viewer, request, query }) {
    const body =
      request.method === "HEAD" ? null : app.live.open(viewer, { signal: request.signal, recentSeconds: query.recent });
    return new Response(body, { headers: HEADERS });
  },
};
