import { z } from "zod";
import { Problem, type ProblemCode, problems } from "../contract/problem.ts";
import { fault } from "../contract/problem-body.ts";

/** The problem that an error answer tells, ours or another server's: at least the status is kept. */
export async function toProblem(response: Response): Promise<Problem> {
  if (response.status < 400) {
    await response.body?.cancel();
    return new Problem("badAnswer", `The API answered with a redirect (${response.status}), which is not followed.`);
  }
  const { code, detail, message, errors } = await readBody(response);
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return new Problem(codeOf(code, response.status), detail ?? message, {
    ...(errors ? { errors } : {}),
    ...(code ? { wireCode: code } : {}),
    headers: Object.fromEntries(headers),
  });
}

/** The problem of an API that did not answer at all, or not in its language. */
export function unreachable(cause: unknown, detail = "The API did not answer. Try again in a moment."): Error {
  if (cause instanceof Error && cause.name === "AbortError") return cause;
  return new Problem("unreachable", detail, { cause });
}

/** What belongs to the problem rather than to the one answer that told it. */
const KEPT_HEADERS = ["retry-after", "content-range", "allow", "accept-post"];

const words = z.string().trim().min(1).max(2000).optional().catch(undefined);

/** What there is of a problem's body: some servers send a `message` alone, and a proxy may send a page. */
const told = z
  .object({ code: words, detail: words, message: words, errors: z.array(fault).optional().catch(undefined) })
  .catch({ code: undefined, detail: undefined, message: undefined, errors: undefined });

async function readBody(response: Response): Promise<z.infer<typeof told>> {
  return told.parse(await response.json().catch(() => null));
}

/** Another server's codes are unknown to us: then the status speaks. */
const codeOfStatus: Record<number, ProblemCode> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "notFound",
  405: "methodNotAllowed",
  409: "conflict",
  412: "preconditionFailed",
  413: "tooLarge",
  415: "unsupportedMediaType",
  416: "rangeNotSatisfiable",
  422: "unusableFile",
  423: "locked",
  429: "tooManyRequests",
  460: "wrongChecksum",
  501: "notImplemented",
  503: "unavailable",
  507: "noRoom",
};

function codeOf(code: string | undefined, status: number): ProblemCode {
  if (code && Object.hasOwn(problems, code)) return code as ProblemCode;
  return codeOfStatus[status] ?? (status >= 500 ? "internal" : "badRequest");
}
