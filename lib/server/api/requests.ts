import type { z } from "zod";
import { Problem } from "../../contract/problem.ts";
import type { Fault } from "../../contract/problem-body.ts";
import { parseStrictJson } from "../ingest/strict-json.ts";

const MAX_JSON_BYTES = 64 * 1024;
const DEFAULT_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 60;

/** `value` as `schema` has it; `invalid` with every fault, its path under `at`. A text with a NUL in it is one. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown, at = ""): z.output<S> {
  const parsed = schema.safeParse(value);
  const issues = parsed.success ? findNuls(parsed.data, []) : parsed.error.issues;
  if (parsed.success && issues.length === 0) return parsed.data;
  const errors: Fault[] = issues.map((issue) => ({
    path: [at, ...issue.path.map(String)].filter(Boolean).join("."),
    message: issue.message,
  }));
  throw new Problem("invalid", errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(" "), {
    errors,
  });
}

/** The query as `schema` has it. A name given more than once is a list. */
export function parseQuery<S extends z.ZodType>(schema: S, url: URL): z.output<S> {
  const names = [...new Set(url.searchParams.keys())];
  const values = names.map((name) => {
    const all = url.searchParams.getAll(name);
    return [name, all.length === 1 ? all[0] : all];
  });
  return parseInput(schema, Object.fromEntries(values), "query");
}

/** Insists on a body of this type that nothing was done to on the way; `unsupportedMediaType` otherwise. */
export function requireContentType(request: Request, wanted: string): void {
  const coding = request.headers.get("content-encoding") ?? "identity";
  if (coding.trim().toLowerCase() !== "identity") {
    const detail = `Send this body as it is, without Content-Encoding, not as ${coding}.`;
    throw new Problem("unsupportedMediaType", detail, { headers: { "accept-encoding": "identity" } });
  }
  const given = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (given === wanted) return;
  throw new Problem("unsupportedMediaType", `Send this body as ${wanted}${given ? `, not as ${given}` : ""}.`, {
    headers: request.method === "POST" ? { "accept-post": wanted } : {},
  });
}

/** A small JSON body as `schema` has it. */
export async function parseJsonBody<S extends z.ZodType>(schema: S, request: Request): Promise<z.output<S>> {
  requireContentType(request, "application/json");
  return parseInput(schema, parseStrictJson(await readSmallBody(request)));
}

/** How long an answer may wait for a conversion, by `Prefer: wait=N` (RFC 7240), and whether that was asked for. */
export function parseWait(request: Request): { waitMs: number; applied: string | null } {
  const asked = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,9})"?/i.exec(request.headers.get("prefer") ?? "")?.[1];
  if (asked === undefined) return { waitMs: DEFAULT_WAIT_SECONDS * 1000, applied: null };
  const seconds = Math.min(Number(asked), LONGEST_WAIT_SECONDS);
  return { waitMs: seconds * 1000, applied: `wait=${seconds}` };
}

/** The SHA-256 of `Repr-Digest` (RFC 9530) in hex, or null. Other algorithms are ignored; one we cannot read is `badRequest`. */
export function parseReprDigest(request: Request): string | null {
  const header = request.headers.get("repr-digest");
  const given = /(?:^|,)\s*sha-256\s*=([^,]*)/i.exec(header ?? "")?.[1];
  if (given === undefined) return null;
  const digest = Buffer.from(/^\s*:([^:]*):/.exec(given)?.[1] ?? "", "base64");
  if (digest.length !== 32) throw new Problem("badRequest", "Repr-Digest must hold a SHA-256 in Base64.");
  return digest.toString("hex");
}

/** The `Idempotency-Key`, or null; `badRequest` when it is none we can keep. */
export function parseIdempotencyKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null) return null;
  if (/^[\x21-\x7e ]{1,200}$/.test(key)) return key;
  throw new Problem("badRequest", "An Idempotency-Key has 1-200 printable ASCII characters.");
}

/** PostgreSQL cannot keep the character NUL, nor look for it: here, so that both engines refuse it alike. */
function findNuls(value: unknown, path: string[]): { path: string[]; message: string }[] {
  if (typeof value === "string") return value.includes("\0") ? [{ path, message: "A text cannot hold a NUL." }] : [];
  return Object.entries(value ?? {}).flatMap(([name, inner]) => findNuls(inner, [...path, name]));
}

async function readSmallBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_JSON_BYTES) throw new Problem("tooLarge", `This body may have at most ${MAX_JSON_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
