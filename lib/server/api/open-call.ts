import type { Endpoint } from "../../contract/endpoint.ts";
import { typesOf } from "../../contract/endpoints.ts";
import { Problem } from "../../contract/problem.ts";
import { isHandle } from "../../domain/handles.ts";
import type { Permission } from "../../domain/permissions.ts";
import type { App } from "../app.ts";
import { type OpenOwner, requireOwner } from "../services/owners.ts";
import type { Viewer } from "../services/sessions.ts";
import { type OpenSpace, requireSpace } from "../services/spaces.ts";
import { requireAcceptable } from "./accept.ts";
import { parseJsonBody, parseQuery, requireContentType } from "./requests.ts";
import type { Asked } from "./serve.ts";

/** Where the API stands. */
export const BASE = "/api/v1";

/**
 * The route of a path of the contract: `{audio}` is a part without a colon; `{audio}:restore` a part that ends so, and
 * `policy:preview` just that part.
 */
export function toRoute(path: string): string {
  const route = path.replace(/\{(\w+)\}(:\w+)?/g, (_all, name, method) => `:${name}{[^/:]+${method ?? ""}}`);
  // Hono would take what follows the colon for a variable.
  return `${BASE}${route.replace(/\/(\w+:\w+)$/, `/:${LITERAL}{$1}`)}`;
}

/** What a part that is no variable is called among the variables of a route. */
const LITERAL = "literal";

/** What a handler gets: who asks may ask this, and everything is parsed. Otherwise the problem that says why not. */
export async function openCall(
  endpoint: Endpoint,
  { app, viewer, address, request, params }: Asked & { request: Request; params: Record<string, string> },
) {
  const url = new URL(request.url);
  if (!viewer && !endpoint.open) {
    throw new Problem("unauthenticated", "Send a valid token: Authorization: Bearer {token}.", {
      headers: { "www-authenticate": "Bearer" },
    });
  }
  const named = withoutMethod(params, endpoint.path);
  // What has not the form of a handle names nothing: no database needs to be asked.
  if (!Object.values(named).every(isHandle)) throw new Problem("notFound");
  if (endpoint.instanceAdmin && !viewer?.isAdmin) {
    throw new Problem("forbidden", "Only an admin of this server may do this.");
  }
  const place = viewer && endpoint.needs ? await openPlace(app, viewer, { named, needs: endpoint.needs }) : {};
  requireAcceptable(request, typesOf(endpoint));
  if (endpoint.streams) requireContentType(request, endpoint.streams);
  return {
    app,
    request,
    url,
    address,
    viewer,
    params: named,
    ...place,
    query: endpoint.query && parseQuery(endpoint.query, url),
    body: endpoint.body && !endpoint.streams ? await parseJsonBody(endpoint.body, request) : undefined,
  };
}

/** Opens the space, organization or owner that the path names; refuses as the services do. */
async function openPlace(
  app: App,
  viewer: Viewer,
  { named, needs }: { named: Record<string, string>; needs: Permission },
): Promise<{ space?: OpenSpace; owner?: OpenOwner }> {
  const { owner, space, org } = named;
  if (org) return { owner: await requireOwner(app, viewer, { handle: org, type: "org", needs }) };
  if (owner && space) return { space: await requireSpace(app, viewer, { owner, space, needs }) };
  return owner ? { owner: await requireOwner(app, viewer, { handle: owner, needs }) } : {};
}

function withoutMethod(
  { [LITERAL]: _literal, ...params }: Record<string, string>,
  path: string,
): Record<string, string> {
  const method = /\{(\w+)\}(:\w+)$/.exec(path);
  const [, name, suffix] = method ?? [];
  if (!name || !suffix) return params;
  return { ...params, [name]: params[name]?.slice(0, -suffix.length) ?? "" };
}
