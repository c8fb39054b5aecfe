import type { SearchParams } from "@/components/lists/search-params";
import { parseQueueView, toQueueFilter } from "@/components/queue/queue-view";
import { toQueueEntry } from "@/components/queue/to-queue-entry";
import { Problem } from "@/lib/contract/problem";
import { answerProblem } from "@/lib/web/answer-problem";
import { findApi } from "@/lib/web/api";

type Context = { params: Promise<{ owner: string; space: string }> };

const STRETCH = 50;

/**
 * A stretch of a queue for whoever goes through it: from `from` on, the moment at which an audio was created, or after
 * `cursor`. No action, because those of a person wait for each other.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const api = await findApi();
    if (!api) throw new Problem("unauthenticated");
    const asked: SearchParams = Object.fromEntries(new URL(request.url).searchParams);
    const { sort, ...filter } = toQueueFilter(parseQueueView(asked));
    const query = { ...filter, sort, "page-size": STRETCH, ...placeOf(asked, sort) };
    const { signal } = request;
    const { items, total, isAtLeast, nextCursor } = await api.list("listAudios", {
      params: await params,
      query,
      signal,
    });
    const body = { entries: items.map(toQueueEntry), total, isAtLeast, nextCursor };
    return Response.json(body, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return answerProblem(error, new URL(request.url).pathname);
  }
}

function placeOf({ cursor, from }: SearchParams, sort: string): Record<string, string> {
  if (typeof cursor === "string") return { cursor };
  if (typeof from !== "string") return {};
  return sort.startsWith("-") ? { before: from } : { after: from };
}
