import "server-only";
import { unstable_rethrow } from "next/navigation";
import { isProblem, Problem, toProblemBody } from "../contract/problem.ts";
import { webLogger } from "./logger.ts";

/**
 * The answer of a route handler that failed: the problem as `application/problem+json`, in the API's own form. Unknown
 * errors are logged under an id and answered with a generic sentence. Next's own errors (redirect, notFound) pass
 * through.
 */
export function answerProblem(error: unknown, instance: string): Response {
  unstable_rethrow(error);
  const problem = isProblem(error) ? error : toGenericProblem(error);
  return Response.json(toProblemBody(problem, instance), {
    status: problem.status,
    headers: { ...problem.headers, "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}

function toGenericProblem(error: unknown): Problem {
  if (error instanceof Error && error.name === "AbortError") return new Problem("interrupted");
  const errorId = crypto.randomUUID();
  webLogger().error({ err: error, errorId }, "a route handler failed unexpectedly");
  const detail = `Something went wrong on our side. If it stays so, tell your administrator this number: ${errorId}.`;
  return new Problem("internal", detail);
}
