import type { Fault } from "./problem-body.ts";

export type { Fault };

/** What went wrong with an action: a code to branch on, a sentence for people, and the faults of single fields. */
export type ActionProblem = {
  code: string;
  detail: string;
  errors?: Fault[];
  /** How long to wait before another attempt, in seconds, where the API said so (429, 409 while still running). */
  retryAfterSeconds?: number;
};

/** What every server action answers: expected failures are values, so that a form can show them. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; problem: ActionProblem };

/** The result of a call whose line may break: then it is a problem like any other. */
export function orNoAnswer<T>(call: Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  const problem = { code: "unreachable", detail: "The server did not answer. Try again in a moment." };
  return call.catch(() => ({ ok: false, problem }));
}

/**
 * The digest of a page's error when the API did not answer. A digest is all that an error boundary in the browser
 * learns of a server's error.
 */
export const UNREACHABLE_DIGEST = "earmark-api-unreachable";

/** The same where the API answered, and in a way that the contract does not know. */
export const BAD_ANSWER_DIGEST = "earmark-api-bad-answer";
