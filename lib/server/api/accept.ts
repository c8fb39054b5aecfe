import { Problem } from "../../contract/problem.ts";

/** Insists that one of `types`, if there are any, is among what the request's `Accept` lets us answer with; `notAcceptable` otherwise. */
export function requireAcceptable(request: Request, types: readonly string[]): void {
  if (types.length === 0 || findPreferred(request.headers.get("accept"), types) !== null) return;
  const detail = `This address answers with ${types.join(" or ")} alone, which the Accept header excludes.`;
  throw new Problem("notAcceptable", detail);
}

/** Which of `types` an `Accept` header likes best, the first of several; null where it takes none of them. */
export function findPreferred(accept: string | null, types: readonly string[]): string | null {
  const best = Math.max(...types.map((type) => qualityOf(accept, type)));
  return best > 0 ? (types.find((type) => qualityOf(accept, type) === best) ?? null) : null;
}

/** Whether an `Accept` header takes `type`. */
export function accepts(accept: string | null, type: string): boolean {
  return qualityOf(accept, type) > 0;
}

/**
 * How much an `Accept` header likes `type`, 0..1 (RFC 9110 section 12.5.1): of the ranges that fit the most precise one decides,
 * and no range at all takes everything. Other parameters than `q` are left alone, and what is no range is passed over.
 */
function qualityOf(accept: string | null, type: string): number {
  const ranges = (accept ?? "").split(",").flatMap(parseRange);
  if (ranges.length === 0) return 1;
  for (const name of [type, type.replace(/\/.*/, "/*"), "*/*"]) {
    const fitting = ranges.filter((range) => range.name === name);
    if (fitting.length > 0) return Math.max(...fitting.map(({ quality }) => quality));
  }
  return 0;
}

function parseRange(text: string): { name: string; quality: number }[] {
  const [name = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  // Some clients mean everything by a single star.
  if (!/^[^\s/]+\/[^\s/]+$/.test(name) && name !== "*") return [];
  const quality = parameters.map((parameter) => /^q\s*=\s*([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
  return [{ name: name === "*" ? "*/*" : name, quality: Number(quality ?? 1) }];
}
