import { createHash } from "node:crypto";
import { Problem } from "../../contract/problem.ts";

/** A version of something that can be asked for: a strong entity tag, and when it was made, where that is known. */
export type Version = { etag: string; modifiedAt?: string };

/** The strong entity tag of these bytes. */
export function etagOf(body: string): string {
  return `"${createHash("sha256").update(body).digest("base64url")}"`;
}

/**
 * Heeds the request's conditions on the present version, in the order of RFC 9110 section 13.2.2: `preconditionFailed`
 * where one does not hold, true where the client has this version already (304). Times we cannot read are ignored.
 */
export function isNotModified(request: Request, { etag, modifiedAt }: Version): boolean {
  const { headers } = request;
  // A date of HTTP has no fraction of a second.
  const modifiedMs = modifiedAt ? Math.floor(Date.parse(modifiedAt) / 1000) * 1000 : Number.NaN;
  const ifMatch = headers.get("if-match");
  if (ifMatch !== null) demand(names(ifMatch, etag, { isWeak: false }));
  else demand(!(modifiedMs > parseHttpDate(headers.get("if-unmodified-since"))));

  const isReading = request.method === "GET" || request.method === "HEAD";
  const ifNoneMatch = headers.get("if-none-match");
  if (ifNoneMatch === null) return isReading && modifiedMs <= parseHttpDate(headers.get("if-modified-since"));
  const isKnown = names(ifNoneMatch, etag, { isWeak: true });
  if (!isReading) demand(!isKnown);
  return isKnown;
}

/** Whether the request is made on a condition that {@link isNotModified} heeds when something is changed. */
export function isConditional({ headers }: Request): boolean {
  return headers.has("if-match") || headers.has("if-none-match");
}

function demand(holds: boolean): void {
  if (!holds) throw new Problem("preconditionFailed");
}

/** Whether a list of entity tags names this one. Comparing strongly, a weak one (`W/"…"`) is like no other. */
function names(list: string, etag: string, { isWeak }: { isWeak: boolean }): boolean {
  if (list.trim() === "*") return true;
  const tags = list.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => tag === etag || (isWeak && tag === `W/${etag}`));
}

/** Milliseconds of a date in one of the three forms of HTTP, which all begin with the day of the week; NaN for others. */
function parseHttpDate(text: string | null): number {
  if (!text || !/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return Number.NaN;
  return Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
}
