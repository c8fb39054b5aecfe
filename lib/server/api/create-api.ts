import { Hono } from "hono";
import type { z } from "zod";
import type { Endpoint } from "../../contract/endpoint.ts";
import { type EndpointName, endpoints, type PathParams } from "../../contract/endpoints.ts";
import { Problem } from "../../contract/problem.ts";
import { isHandle } from "../../domain/handles.ts";
import type { Permission } from "../../domain/permissions.ts";
import type { App } from "../app.ts";
import { type OpenOwner, requireOwner } from "../services/owners.ts";
import { findViewer, type Viewer } from "../services/sessions.ts";
import { type OpenSpace, requireSpace } from "../services/spaces.ts";
import { accountHandlers } from "./account-handlers.ts";
import { toErrorAnswer } from "./answers.ts";
import { audioHandlers } from "./audio-handlers.ts";
import { keyHandlers } from "./key-handlers.ts";
import { mediaHandlers } from "./media-handlers.ts";
import { orgHandlers } from "./org-handlers.ts";
import { parseJsonBody, parseQuery, requireContentType } from "./requests.ts";
import { spaceHandlers } from "./space-handlers.ts";
import { uploadHandlers } from "./upload-handlers.ts";

type Table = typeof endpoints;
type Output<N extends EndpointName, Part extends string> = Table[N] extends { [P in Part]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** What a handler gets: everything parsed and everyone known. Streamed bodies are left in `request`. */
export type Call<N extends EndpointName> = {
  app: App;
  request: Request;
  url: URL;
  /** The client's network address. */
  address: string;
  viewer: Table[N] extends { open: true } ? Viewer | null : Viewer;
  params: PathParams<Table[N]["path"]>;
  /** What the path names and the viewer may use for this: a space, or an owner without one. */
  space: Table[N]["path"] extends `/spaces/{owner}/{space}${string}` ? OpenSpace : undefined;
  owner: Table[N]["path"] extends "/spaces/{owner}" | `/orgs/{org}${string}` ? OpenOwner : undefined;
  query: Output<N, "query">;
  body: Table[N] extends { streams: string } ? undefined : Output<N, "body">;
};

/** Answers one endpoint: with its resource, with nothing, or with a whole `Response`. */
type Handler<N extends EndpointName> = (call: Call<N>) => Promise<Response | Output<N, "answer">>;
export type Handlers<N extends EndpointName = EndpointName> = { [K in N]: Handler<K> };

/** The API as one function. It never throws: every error is an answer. */
export type Api = (request: Request, context: { address: string }) => Promise<Response>;

const BASE = "/api/v1";

/** Parts of the published contract that this server does not have yet; `/*` matches their lists too. */
const NOT_BUILT = ["voiceprints", "verifications"];

/** Builds the API over `app` from the table of endpoints. Who → parse → may → act → answer, for each alike. */
export function createApi(app: App): Api {
  const handlers: Handlers = {
    ...accountHandlers,
    ...keyHandlers,
    ...orgHandlers,
    ...spaceHandlers,
    ...audioHandlers,
    ...mediaHandlers,
    ...uploadHandlers,
  };
  const hono = new Hono<{ Bindings: { address: string } }>();
  const methods = new Map<string, string[]>();

  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name];
    const route = toRoute(endpoint.path);
    methods.set(route, [...(methods.get(route) ?? []), endpoint.method]);
    const handler = handlers[name] as unknown as Handler<"getAudio">;
    hono.on(endpoint.method, route, async (c) => {
      const call = await toCall(app, endpoint, { request: c.req.raw, params: c.req.param(), address: c.env.address });
      const answer = await handler(call as Call<"getAudio">);
      return toAnswer(answer, endpoint.status);
    });
  }
  for (const [route, allowed] of methods) {
    hono.all(route, () => {
      const allow = allowed.includes("GET") ? [...allowed, "HEAD"] : allowed;
      throw new Problem("methodNotAllowed", undefined, { headers: { allow: allow.join(", ") } });
    });
  }
  for (const part of NOT_BUILT) {
    hono.all(`${BASE}/spaces/:owner/:space/${part}/*`, () => {
      throw new Problem("notImplemented", `This server has no ${part} yet.`);
    });
  }
  hono.notFound(() => {
    throw new Problem("notFound");
  });
  hono.onError((error, c) => toErrorAnswer(error, c.req.raw, app.log));

  return async (request, context) => {
    try {
      return await hono.fetch(request, context);
    } catch (error) {
      return toErrorAnswer(error, request, app.log);
    }
  };
}

async function toCall(
  app: App,
  endpoint: Endpoint,
  { request, params, address }: { request: Request; params: Record<string, string>; address: string },
) {
  const url = new URL(request.url);
  const viewer = await findViewer(app, request.headers.get("authorization"));
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

function toAnswer(answer: unknown, status: number): Response {
  if (answer instanceof Response) return answer;
  if (answer === undefined) return new Response(null, { status: 204 });
  return Response.json(answer, { status, headers: { "cache-control": "no-store" } });
}

/** `{audio}` is a part without a colon; `{audio}:restore` a part that ends so. */
function toRoute(path: string): string {
  return `${BASE}${path.replace(/\{(\w+)\}(:\w+)?/g, (_all, name, method) => `:${name}{[^/:]+${method ?? ""}}`)}`;
}

function withoutMethod(params: Record<string, string>, path: string): Record<string, string> {
  const method = /\{(\w+)\}(:\w+)$/.exec(path);
  const [, name, suffix] = method ?? [];
  if (!name || !suffix) return params;
  return { ...params, [name]: params[name]?.slice(0, -suffix.length) ?? "" };
}
