import { Problem } from "../../contract/problem.ts";

/** Insists that `type` is among what the request's `Accept` lets us answer with; `notAcceptable` otherwise. */
export function requireAcceptable(request: Request, type: string): void {
  if (accepts(request.headers.get("accept"), type)) return;
  throw new Problem("notAcceptable", `This address answers with ${type} alone, which the Accept header excludes.`);
}

/**
 * Whether an `Accept` header takes `type` (RFC 9110 section 12.5.1): of the ranges that fit the most precise one decides,
 * and no range at all takes everything. Other parameters than `q` are left alone, and what is no range is passed over.
 */
export function accepts(accept: string | null, type: string): boolean {
  const ranges = (accept ?? "").split(",").flatMap(parseRange);
  if (ranges.length === 0) return true;
  for (const name of [type, type.replace(/\/.*/, "/*"), "*/*"]) {
    const fitting = ranges.filter((range) => range.name === name);
    if (fitting.length > 0) return fitting.some(({ quality }) => quality > 0);
  }
  return false;
}

function parseRange(text: string): { name: string; quality: number }[] {
  const [name = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  // Some clients mean everything by a single star.
  if (!/^[^\s/]+\/[^\s/]+$/.test(name) && name !== "*") return [];
  const quality = parameters.map((parameter) => /^q\s*=\s*([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
  return [{ name: name === "*" ? "*/*" : name, quality: Number(quality ?? 1) }];
}
