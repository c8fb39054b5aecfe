import type { ActionProblem, ActionResult } from "../../contract/result.ts";

/** An answer of one of our route handlers as it came: `retryAfter` is that header, where there is one. */
export type RawAnswer = { status: number; body: string; retryAfter?: string | null };

/**
 * What one of our route handlers answered: the JSON of a 2xx, else its problem. A body that is not ours (a proxy's
 * error page) is told by the status.
 */
export function readAnswer<T>({ status, body, retryAfter }: RawAnswer): ActionResult<T> {
  const json = parseJson(body);
  if (status >= 200 && status < 300 && json !== undefined) return { ok: true, data: json as T };
  const { code, detail } = isProblemJson(json) ? json : problemOfStatus(status);
  const seconds = Number(retryAfter ?? "");
  return { ok: false, problem: { code, detail, ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblemJson(json: unknown): json is ActionProblem {
  if (typeof json !== "object" || json === null) return false;
  const { code, detail } = json as Partial<ActionProblem>;
  return typeof code === "string" && typeof detail === "string";
}

function problemOfStatus(status: number): ActionProblem {
  if (status === 401) return { code: "unauthenticated", detail: "Your session has ended. Sign in again." };
  if (status === 408) return { code: "network", detail: "The server, or something before it, waited too long." };
  if (status === 413) {
    const detail =
      "A proxy between you and Earmark takes no request of this size. Ask whoever runs it to raise its limit (nginx: client_max_body_size).";
    return { code: "bodyLimit", detail };
  }
  if (status === 429) return { code: "tooManyRequests", detail: "Too many uploads at once." };
  if (status < 300 || status >= 500) {
    return { code: "unreachable", detail: "The server did not answer as it should." };
  }
  return { code: "badRequest", detail: `The server refused the upload (${status}).` };
}
