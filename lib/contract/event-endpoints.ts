import { z } from "zod";
import { EVENT_STREAM, MOST_RECENT_SECONDS } from "../domain/event-stream.ts";
import type { Endpoint } from "./endpoint.ts";

const eventQuery = z.object({ recent: z.coerce.number().int().min(0).max(MOST_RECENT_SECONDS).default(0) });

/** What goes on, as it happens. */
export const eventEndpoints = {
  getEvents: {
    summary: "Hear of every change in the spaces that you can see, as it happens",
    method: "GET",
    path: "/events",
    status: 200,
    query: eventQuery,
    gives: EVENT_STREAM,
    refuses: [429],
  },
} as const satisfies Record<string, Endpoint>;
