import { Hono } from "hono";
import type { z } from "zod";
import type { Endpoint } from "../../contract/endpoint.ts";
import { buildPath, type EndpointName, endpoints, hasVersion, type PathParams } from "../../contract/endpoints.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import type { OpenOwner } from "../services/owners.ts";
import type { Viewer } from "../services/sessions.ts";
import type { OpenSpace } from "../services/spaces.ts";
import { accountHandlers } from "./account-handlers.ts";
import { toAnswer, toErrorAnswer, toJson } from "./answers.ts";
import { assignmentHandlers } from "./assignment-handlers.ts";
import { audioHandlers } from "./audio-handlers.ts";
import { commentHandlers } from "./comment-handlers.ts";
import { eventHandlers } from "./event-handlers.ts";
import { findingJudgementHandlers } from "./finding-judgement-handlers.ts";
import { keyHandlers } from "./key-handlers.ts";
import { listeningHandlers } from "./listening-handlers.ts";
import { mediaHandlers } from "./media-handlers.ts";
import { BASE, openCall, toRoute } from "./open-call.ts";
import { orgHandlers } from "./org-handlers.ts";
import { policyHandlers } from "./policy-handlers.ts";
import { etagOf, isConditional, isNotModified } from "./preconditions.ts";
import { reviewHandlers } from "./review-handlers.ts";
import { type Api, type Asked, serve } from "./serve.ts";
import { spaceHandlers } from "./space-handlers.ts";
import { isFor, requireTusVersion, tusOptions, withMethod } from "./tus.ts";
import { tusHandlers } from "./tus-handlers.ts";
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

/** Parts of the published contract that this server does not have yet; `/*` matches their lists too. */
const NOT_BUILT = ["voiceprints", "verifications"];

/** Builds the API over `app` from the table of endpoints. Who → parse → may → act → answer, for each alike. */
export function createApi(app: App): Api {
  const handlers: Handlers = {
    ...accountHandlers,
    ...keyHandlers,
    ...orgHandlers,
    ...spaceHandlers,
    ...policyHandlers,
    ...audioHandlers,
    ...commentHandlers,
    ...reviewHandlers,
    ...listeningHandlers,
    ...eventHandlers,
    ...findingJudgementHandlers,
    ...assignmentHandlers,
    ...mediaHandlers,
    ...uploadHandlers,
    ...tusHandlers,
  };
  const hono = new Hono<{ Bindings: Asked }>();
  const methods = new Map<string, string[]>();

  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name];
    const route = toRoute(endpoint.path);
    if (!endpoint.tus) methods.set(route, [...(methods.get(route) ?? []), endpoint.method]);
    const handler = handlers[name] as unknown as Handler<"getAudio">;
    const reader = findReader(endpoint);
    const read = reader && (handlers[reader] as unknown as Handler<"getAudio">);
    // Hono hands every HEAD to the routes of GET.
    hono.on(endpoint.method === "HEAD" ? "GET" : endpoint.method, route, async (c, next) => {
      const request = c.req.raw;
      if (!isFor(endpoint, request)) return next();
      if (endpoint.tus) requireTusVersion(request);
      const call = (await openCall(endpoint, { ...c.env, request, params: c.req.param() })) as Call<"getAudio">;
      const answer = await (read ? changeInTurn(endpoint, { call, handler, read }) : handler(call));
      return toAnswer(answer, { endpoint, request });
    });
  }
  hono.options(toRoute(endpoints.startUpload.path), () => {
    return new Response(null, { status: 204, headers: tusOptions(app.limits.maxUploadBytes) });
  });
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
  hono.onError((error, c) => toErrorAnswer(error, c.req.raw, c.env.app.log));
  return serve(app, (request, asked) => hono.fetch(withMethod(request), asked));
}

/** The endpoint that shows what this one changes. */
function findReader(endpoint: Endpoint): EndpointName | undefined {
  if (!hasVersion(endpoint)) return undefined;
  const names = Object.keys(endpoints) as EndpointName[];
  return names.find((name) => endpoints[name].method === "GET" && endpoints[name].path === endpoint.path);
}

/**
 * Changes something that has a version, if the request's conditions hold on the present one. One change of it after
 * another in this process, so that of two on the same condition one is refused.
 */
function changeInTurn(
  endpoint: Endpoint,
  { call, handler, read }: Record<"handler" | "read", Handler<"getAudio">> & { call: Call<"getAudio"> },
): ReturnType<Handler<"getAudio">> {
  return call.app.inTurn(`change ${buildPath(endpoint.path, call.params)}`, async () => {
    if (isConditional(call.request)) isNotModified(call.request, { etag: etagOf(toJson(await read(call))) });
    return handler(call);
  });
}
