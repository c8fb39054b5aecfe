import { randomUUID } from "node:crypto";
import type { Paging } from "../../contract/lists.ts";
import { isProblem, Problem, toProblemBody } from "../../contract/problem.ts";
import type { Logger } from "../logger.ts";
import { findNoRoom } from "../services/no-room.ts";

/** The answer to an error: `application/problem+json`. What we did not expect is logged with an id, and only that id told. */
export function toErrorAnswer(error: unknown, request: Request, log: Logger): Response {
  const problem = isProblem(error) ? error : (findNoRoom(error) ?? toInternal(error, request, log));
  return Response.json(toProblemBody(problem, new URL(request.url).pathname), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...problem.headers },
  });
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
