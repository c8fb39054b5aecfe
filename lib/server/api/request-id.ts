import { randomUUID } from "node:crypto";

/** What the caller named the request, where that can stand in a header and a log, or else a new name. */
export function toRequestId(request: Request): string {
  const given = request.headers.get("x-request-id") ?? "";
  return /^[\w.:+/=@~-]{1,100}$/.test(given) ? given : randomUUID();
}
