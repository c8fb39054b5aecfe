import type { ActionProblem, ActionResult } from "../../contract/result.ts";

/**
 * What one of our route handlers answered: the JSON of a 2xx, else its problem. A body that is not ours (a proxy's
 * error page) is told by the status.
 */
export function readAnswer<T>(status: number, body: string): ActionResult<T> {
  const json = parseJson(body);
  if (status >= 200 && status < 300 && json !== undefined) return { ok: true, data: json as T };
  if (isProblemJson(json)) return { ok: false, problem: { code: json.code, detail: json.detail } };
  return { ok: false, problem: problemOfStatus(status) };
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
  if (status === 413) {
    return { code: "tooLarge", detail: "Something between you and the server does not let files of this size pass." };
  }
  if (status === 429) return { code: "tooManyRequests", detail: "Too many uploads at once. Try again in a moment." };
  if (status < 300 || status >= 500) {
    return { code: "unreachable", detail: "The server did not answer as it should. Try again in a moment." };
  }
  return { code: "badRequest", detail: `The server refused the upload (${status}).` };
}
