import { Problem, type ProblemCode, problems } from "../contract/problem.ts";
import type { ProblemBody } from "../contract/problem-body.ts";

/** The problem that an error answer tells, ours or another server's: at least the status is kept. */
export async function toProblem(response: Response): Promise<Problem> {
  const body = await readBody(response);
  const code = codeOf(body?.code, response.status);
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return new Problem(code, body?.detail ?? body?.message, {
    ...(body?.errors ? { errors: body.errors } : {}),
    ...(body?.code ? { wireCode: body.code } : {}),
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

async function readBody(response: Response): Promise<Partial<ProblemBody> | null> {
  try {
    const body: unknown = await response.json();
    return typeof body === "object" ? (body as Partial<ProblemBody> | null) : null;
  } catch {
    return null;
  }
}

/** Another server's codes are unknown to us: then the status speaks. */
const codeOfStatus: Record<number, ProblemCode> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "notFound",
  409: "conflict",
  413: "tooLarge",
  415: "unsupportedMediaType",
  422: "unusableFile",
  429: "tooManyRequests",
  501: "notImplemented",
  503: "unavailable",
  507: "noRoom",
};

function codeOf(code: string | undefined, status: number): ProblemCode {
  if (code && Object.hasOwn(problems, code)) return code as ProblemCode;
  return codeOfStatus[status] ?? (status >= 500 ? "internal" : "badRequest");
}
