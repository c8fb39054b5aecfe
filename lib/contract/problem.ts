import type { Fault, ProblemBody } from "./problem-body.ts";

/**
 * Every error the API can answer: one table from code to HTTP status and title.
 * The wire form is `application/problem+json` (RFC 9457) with `code` and `message` beside it.
 */
export const problems = {
  badRequest: [400, "The request is malformed"],
  badJson: [400, "The body is not valid JSON"],
  badBase64: [400, "The file is not valid Base64"],
  invalid: [400, "Some values are not valid"],
  unauthenticated: [401, "Sign in first"],
  wrongCredentials: [401, "The handle or the password is wrong"],
  forbidden: [403, "You may not do this"],
  notFound: [404, "There is nothing here for you"],
  methodNotAllowed: [405, "This address does not take that method"],
  notAcceptable: [406, "This cannot be answered in the form asked for"],
  conflict: [409, "This does not fit the present state"],
  unheard: [409, "Listen to it first"],
  replayedClaim: [409, "This was claimed before"],
  claimTooFast: [409, "More was claimed than time has passed"],
  overlappingClaim: [409, "Two claims are for the same time"],
  stillRunning: [409, "The first request with this key is still running"],
  preconditionFailed: [412, "It has changed since you read it"],
  tooLarge: [413, "The file is too large"],
  unsupportedMediaType: [415, "The Content-Type is not one this address takes"],
  rangeNotSatisfiable: [416, "The range lies outside the file"],
  wrongDigest: [422, "The file that arrived is not the file that was sent"],
  unusableFile: [422, "The file cannot be used"],
  locked: [423, "Another request is sending this file"],
  tooManyRequests: [429, "Too many requests"],
  wrongChecksum: [460, "The part that arrived is not the part that was sent"],
  interrupted: [400, "The upload broke off"],
  internal: [500, "Something went wrong on our side"],
  notImplemented: [501, "This is not built yet"],
  unreachable: [502, "The API cannot be reached"],
  unconfirmed: [502, "It is not known whether the file arrived"],
  badAnswer: [502, "The API does not keep to its contract"],
  unavailable: [503, "Not available just now"],
  noRoom: [507, "There is no room left"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

/** What a problem says on the wire. `instance` is the path that was asked for. */
export function toProblemBody(problem: Problem, instance: string): ProblemBody {
  const { title, status, detail, wireCode: code, errors } = problem;
  const type = `urn:earmark:problem:${code}`;
  return { type, title, status, detail, message: detail, instance, code, ...(errors ? { errors } : {}) };
}

type ProblemOptions = {
  errors?: Fault[];
  headers?: Record<string, string>;
  cause?: unknown;
  /** A finer code for the wire, where one exists (why a file cannot be used). */
  wireCode?: string;
};

/**
 * The one error type of the product: a closed code, a sentence for people (`detail`), and what the answer carries
 * beside it. Compare by `code`, never by `instanceof`: the server bundles this module more than once.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: Fault[] | undefined;
  readonly headers: Record<string, string>;
  readonly wireCode: string;

  constructor(code: ProblemCode, detail?: string, options: ProblemOptions = {}) {
    const [status, title] = problems[code];
    super(detail ?? title, { cause: options.cause });
    this.name = "Problem";
    this.code = code;
    this.status = status;
    this.title = title;
    this.detail = detail ?? `${title}.`;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
    this.wireCode = options.wireCode ?? code;
  }
}

/** Whether `error` is a {@link Problem}, from whichever copy of this module it came. */
export function isProblem(error: unknown): error is Problem {
  return error instanceof Error && error.name === "Problem" && "code" in error && "detail" in error;
}
