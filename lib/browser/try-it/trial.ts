/** A request to the API as a reader of the reference has put it together. The key is no part of it. */
export type Trial = {
  method: string;
  /** Below the address of the API, with its query: `/user/keys?page=2`. */
  path: string;
  headers: Record<string, string>;
  body: TrialBody | null;
  /** Whether it is for everybody, without a key. */
  isOpen: boolean;
};

/**
 * Bytes of a file (`text` is null), or JSON: then the file, where one was chosen, goes as Base64 into `fileField` of the
 * object that `text` is.
 */
export type TrialBody = { contentType: string; text: string | null; file: File | null; fileField: string | null };

type Place = { name: string; in: string; isList: boolean };
type Values = Readonly<Record<string, string>>;

/** The key of a parameter's value: the same name may stand in two places. */
export function toValueName({ name, in: place }: Pick<Place, "name" | "in">): string {
  return `${place} ${name}`;
}

/** The path with its variables and its query, as far as they were filled in. A list has commas between its items. */
export function toTrialPath(template: string, parameters: readonly Place[], values: Values): string {
  const query = new URLSearchParams();
  let path = template;
  for (const parameter of parameters) {
    const value = values[toValueName(parameter)]?.trim() ?? "";
    if (!value) continue;
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
    if (parameter.in !== "query") continue;
    for (const one of parameter.isList ? value.split(/[\s,]+/) : [value]) if (one) query.append(parameter.name, one);
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The headers that were filled in. */
export function toTrialHeaders(parameters: readonly Place[], values: Values): Record<string, string> {
  const given = parameters.filter((one) => one.in === "header" && values[toValueName(one)]?.trim());
  return Object.fromEntries(given.map((one) => [one.name, values[toValueName(one)]?.trim() ?? ""]));
}

/**
 * What stands before and after the Base64 of a file that becomes a field of a JSON object; null where `text` is no
 * object, so that nothing can be put into it.
 */
export function toJsonFrame(text: string, field: string): { head: string; tail: string } | null {
  const given = parseObject(text);
  if (!given) return null;
  const { [field]: _replaced, ...others } = given;
  const rest = JSON.stringify(others).slice(0, -1);
  return { head: `${rest}${rest === "{" ? "" : ","}${JSON.stringify(field)}:"`, tail: '"}' };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
