import { randomUUID } from "node:crypto";
import type { Endpoint } from "../../contract/endpoint.ts";
import type { Paging } from "../../contract/lists.ts";
import { isProblem, Problem, toProblemBody } from "../../contract/problem.ts";
import type { Logger } from "../../log.ts";
import { findDatabaseProblem } from "../services/database-problem.ts";
import { etagOf, isNotModified } from "./preconditions.ts";

/** The answer to an error: `application/problem+json`. What we did not expect is logged with an id, and only that id told. */
export function toErrorAnswer(error: unknown, request: Request, log: Logger): Response {
  const problem = isProblem(error) ? error : (findDatabaseProblem(error) ?? toInternal(error, request, log));
  return Response.json(toProblemBody(problem, new URL(request.url).pathname), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...problem.headers },
  });
}

/** The answer to what a handler gave. A single resource that is read has a strong `ETag`, and heeds conditions on it. */
export function toAnswer(
  answer: unknown,
  { endpoint: { method, status }, request }: { endpoint: Endpoint; request: Request },
): Response {
  if (answer instanceof Response) return answer;
  if (answer === undefined) return new Response(null, { status: 204 });
  const body = toJson(answer);
  const etag = method === "GET" ? etagOf(body) : null;
  const headers = { "cache-control": "no-store", ...(etag ? { etag } : {}) };
  if (etag && isNotModified(request, { etag })) return new Response(null, { status: 304, headers });
  return new Response(body, { status, headers: { ...headers, "content-type": "application/json" } });
}

/** A resource as it travels. */
export function toJson(resource: unknown): string {
  return JSON.stringify(resource);
}

/** A page as a bare array, what there is of it in headers, and the next page by cursor in `Link`. */
export function toPageAnswer(page: { rows: unknown[]; paging: Paging }, url: URL): Response {
  const { paging } = page;
  const headers = new Headers({
    "page-current": String(paging.page),
    "page-size": String(paging.pageSize),
    "page-total": String(paging.pages),
    "item-total": String(paging.total),
    ...(paging.isAtLeast ? { "item-total-relation": "at-least" } : {}),
    "cache-control": "no-store",
  });
  if (paging.nextCursor) {
    const next = new URLSearchParams(url.search);
    next.delete("page");
    next.set("cursor", paging.nextCursor);
    headers.set("link", `<${url.pathname}?${next}>; rel="next"`);
  }
  return Response.json(page.rows, { headers });
}

function toInternal(error: unknown, request: Request, log: Logger): Problem {
  const id = randomUUID();
  log.error({ err: error, id, method: request.method, path: new URL(request.url).pathname }, "unexpected error");
  return new Problem("internal", `Something went wrong on our side. If you ask about it, name ${id}.`);
}
