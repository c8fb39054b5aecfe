import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { ApiClient } from "../client/client.ts";
import { isProblem, type Problem } from "../contract/problem.ts";
import type { ActionProblem, ActionResult } from "../contract/result.ts";
import { findApi, openApi } from "./api.ts";
import { webLogger } from "./logger.ts";

const signedOut: ActionProblem = { code: "unauthenticated", detail: "Your session has ended. Sign in again." };

/**
 * Runs the work of a server action as whoever is signed in. Without a session the answer has the code
 * `unauthenticated`. Problems come back as values; anything else is logged under an id and answered with a generic
 * sentence. Next's own errors (redirect, notFound) pass through.
 */
export async function toResult<T>(work: (api: ApiClient) => Promise<T>): Promise<ActionResult<T>> {
  const api = await findApi();
  return api ? settle(work(api)) : { ok: false, problem: signedOut };
}

/** The same for what is open to strangers. */
export async function toOpenResult<T>(work: (api: ApiClient) => Promise<T>): Promise<ActionResult<T>> {
  return settle(work(await openApi()));
}

async function settle<T>(work: Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work };
  } catch (error) {
    unstable_rethrow(error);
    if (isProblem(error)) {
      return { ok: false, problem: error.code === "unauthenticated" ? signedOut : toActionProblem(error) };
    }
    const errorId = crypto.randomUUID();
    webLogger().error({ err: error, errorId }, "an action failed unexpectedly");
    const detail = `Something went wrong on our side. If it stays so, tell your administrator this number: ${errorId}.`;
    return { ok: false, problem: { code: "internal", detail } };
  }
}

/** A problem as an action may answer it: plain data, without its cause. */
export function toActionProblem(problem: Problem): ActionProblem {
  const retryAfterSeconds = Number(problem.headers["retry-after"]);
  return {
    code: problem.code,
    detail: problem.detail,
    ...(problem.errors ? { errors: problem.errors } : {}),
    ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}),
  };
}
