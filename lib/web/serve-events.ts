import "server-only";
import { isProblem } from "../contract/problem.ts";
import { EVENT_STREAM } from "../domain/event-stream.ts";
import { answerProblem } from "./answer-problem.ts";
import { findApi } from "./api.ts";
import { loadOffer } from "./offer.ts";

const HEADERS = {
  "content-type": EVENT_STREAM,
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  vary: "cookie",
  // Packed or gathered on the way, an event would come with the next ones, or never.
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/**
 * Answers with the API's stream of events, from `recent` seconds back, as whoever is signed in; a browser that goes away ends it there too. Where nobody
 * is signed in any more, or the API has no events, there is nothing to tell, now or later: 204, by which the specification
 * of HTML (9.2.3) ends such a stream for good. An error would stand in the console of each page that was left open.
 */
export async function serveEvents(request: Request): Promise<Response> {
  try {
    const api = await findApi();
    const recent = new URL(request.url).searchParams.get("recent");
    if (!api || !(await loadOffer()).serves("getEvents")) return nothing();
    const { body } = await api.send("getEvents", { query: { recent }, signal: request.signal });
    const isEmpty = request.method === "HEAD";
    if (isEmpty) await body?.cancel();
    return new Response(isEmpty ? null : body, { headers: HEADERS });
  } catch (error) {
    if (isProblem(error) && error.code === "unauthenticated") return nothing();
    return answerProblem(error, new URL(request.url).pathname);
  }
}

function nothing(): Response {
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}
