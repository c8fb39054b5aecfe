import { EVENT_STREAM } from "../domain/event-stream.ts";
import { may } from "../domain/permissions.ts";
import { accountEndpoints } from "./account-endpoints.ts";
import { assignmentEndpoints } from "./assignment-endpoints.ts";
import { audioEndpoints } from "./audio-endpoints.ts";
import { commentEndpoints } from "./comment-endpoints.ts";
import type { Endpoint } from "./endpoint.ts";
import { eventEndpoints } from "./event-endpoints.ts";
import { findingJudgementEndpoints } from "./finding-judgement-endpoints.ts";
import { listeningEndpoints } from "./listening-endpoints.ts";
import { orgEndpoints } from "./org-endpoints.ts";
import { policyEndpoints } from "./policy-endpoints.ts";
import { Problem } from "./problem.ts";
import { reviewEndpoints } from "./review-endpoints.ts";
import { spaceEndpoints } from "./space-endpoints.ts";
import { tusEndpoints } from "./tus-endpoints.ts";

/**
 * Every endpoint the server has, by name; the client's methods and the server's routes both come from here. Those of tus
 * stand first, because they share their address with others and are set apart by a header.
 */
export const endpoints = {
  ...accountEndpoints,
  ...orgEndpoints,
  ...spaceEndpoints,
  ...policyEndpoints,
  ...tusEndpoints,
  ...audioEndpoints,
  ...commentEndpoints,
  ...reviewEndpoints,
  ...listeningEndpoints,
  ...eventEndpoints,
  ...findingJudgementEndpoints,
  ...assignmentEndpoints,
};

export type EndpointName = keyof typeof endpoints;

/**
 * The statuses that an endpoint documents, ascending. Most follow from its shape; 405, 429 and 500 can meet anybody
 * anywhere and are not among them unless it `refuses` so of its own accord.
 */
export function statusesOf(endpoint: Endpoint): number[] {
  const {
    open,
    path,
    query,
    body,
    streams,
    answer,
    list,
    gives,
    needs,
    instanceAdmin,
    method,
    refuses = [],
  } = endpoint;
  const statuses = new Set([endpoint.status, ...refuses]);
  if (!open) statuses.add(401);
  if (path.includes("{")) statuses.add(404);
  if (query || body || streams) statuses.add(400);
  if (body || streams) statuses.add(415);
  if (answer || gives) statuses.add(406);
  if (instanceAdmin || (needs && !may("viewer", needs))) statuses.add(403);
  if (method === "GET" && !list && gives !== EVENT_STREAM) statuses.add(304);
  if (hasVersion(endpoint)) statuses.add(412);
  return [...statuses].sort((a, b) => a - b);
}

/** Whether the endpoint changes what a GET of the same path shows: then it heeds `If-Match`. */
export function hasVersion({ method, path, tus }: Endpoint): boolean {
  if (tus) return false;
  if (method !== "PATCH" && method !== "PUT" && method !== "DELETE") return false;
  return Object.values<Endpoint>(endpoints).some((one) => one.method === "GET" && one.path === path && !one.list);
}

/** The types of what an endpoint answers with, the usual one first; none where it answers with nothing. */
export function typesOf({ gives, answer }: Endpoint): readonly string[] {
  return [gives ?? (answer ? "application/json" : [])].flat();
}

/** The variables of a path: `"/spaces/{owner}/{space}"` has `owner` and `space`. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name]: string } & PathParams<Rest>
  : unknown;

/** The path of `template` with each variable percent-encoded into it. */
export function buildPath(template: string, params: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`The path ${template} needs "${name}".`);
    // Nothing is called so, and an address would resolve them and be another one.
    if (value === "." || value === "..") throw new Problem("notFound");
    return encodeURIComponent(value);
  });
}
