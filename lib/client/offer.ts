import type { Endpoint } from "../contract/endpoint.ts";
import { type EndpointName, endpoints } from "../contract/endpoints.ts";

/** What a server of the contract offers. The published part every one of them has; the rest is found out. */
export type Offer = {
  /** Whether the server has the endpoint. */
  serves(name: EndpointName): boolean;
  /**
   * Whether the endpoint takes something that is ours: a query parameter (`state`), a value of one
   * (`sort=-createdAt`), a header in lowercase (`prefer`) or a field of the body (`sha256`).
   */
  takes(name: EndpointName, word: string): boolean;
};

/** The embedded API. */
export const wholeOffer: Offer = { serves: () => true, takes: () => true };

/** A server that does not describe itself: what is published, and nothing else. */
export const publishedOffer: Offer = { serves: isPublished, takes: () => false };

/**
 * What a server offers that describes itself by an OpenAPI 3 document; null for anything else. A description adds to
 * what is published and takes nothing away: one that is incomplete or wrong leaves the screen usable.
 */
export function parseOffer(document: unknown): Offer | null {
  const { openapi, paths } = toRecord(document);
  if (typeof openapi !== "string" || !openapi.startsWith("3.") || typeof paths !== "object") return null;
  const items = new Map(Object.entries(toRecord(paths)).map(([path, item]) => [toShape(path), toRecord(item)]));
  const find = (name: EndpointName) => {
    // With tus a POST shares its path with one that is not; the PATCH is tus alone.
    const { method, path, tus }: Endpoint = endpoints[name];
    const item = items.get(toShape(path));
    return item?.[tus ? "patch" : method.toLowerCase()];
  };
  return {
    serves: (name) => isPublished(name) || isRecord(find(name)),
    takes: (name, word) => wordsOf(toRecord(find(name))).has(word),
  };
}

function isPublished(name: EndpointName): boolean {
  const { published }: Endpoint = endpoints[name];
  return published === true;
}

/** A path without the names of its variables, which another server may have chosen otherwise. */
function toShape(path: string): string {
  return path.replace(/\{[^{}/]*\}/g, "{}");
}

/** The names of an operation's parameters, their `name=value`, and the names of its body's fields. */
function wordsOf(operation: Record<string, unknown>): Set<string> {
  const words = new Set<string>();
  for (const parameter of Array.isArray(operation.parameters) ? operation.parameters : []) {
    const { name, in: place, schema } = toRecord(parameter);
    if (typeof name !== "string") continue;
    words.add(place === "header" ? name.toLowerCase() : name);
    const { enum: values } = toRecord(schema);
    for (const value of Array.isArray(values) ? values : [])
      if (typeof value === "string") words.add(`${name}=${value}`);
  }
  const { content } = toRecord(operation.requestBody);
  const { schema } = toRecord(toRecord(content)["application/json"]);
  for (const field of Object.keys(toRecord(toRecord(schema).properties))) words.add(field);
  return words;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
