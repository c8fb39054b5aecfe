import type { z } from "zod";
import type { Endpoint } from "../contract/endpoint.ts";
import { buildPath, type EndpointName, endpoints, type PathParams, typesOf } from "../contract/endpoints.ts";
import type { Paging } from "../contract/lists.ts";
import { TUS_VERSION } from "../contract/tus-endpoints.ts";
import { parseAnswer } from "./parse-answer.ts";
import { toProblem, unreachable } from "./problem-response.ts";

/** Carries a request to the API: `fetch`, or the embedded API's own handler. It follows no redirects. */
export type Transport = (request: Request) => Promise<Response>;

type ClientOptions = {
  /** Where the API is mounted, without a trailing slash: `http://localhost:3000/api/v1`. */
  baseUrl: string;
  transport: Transport;
  /** A session token or an API key. Without one only the open endpoints answer. */
  token?: string | undefined;
};

type Table = typeof endpoints;
type Params<N extends EndpointName> = PathParams<Table[N]["path"]>;
type Body<N extends EndpointName> = Table[N] extends { streams: string }
  ? { body: BodyInit | null }
  : Table[N] extends { body: infer S extends z.ZodType }
    ? { body: z.input<S> }
    : { body?: undefined };
type Query = Record<string, string | number | readonly string[] | null | undefined>;

/** What a call takes: path variables and body as the endpoint has them, a query, further headers, and a signal. */
export type CallInput<N extends EndpointName> = Body<N> & {
  query?: Query | undefined;
  headers?: Record<string, string> | undefined;
  signal?: AbortSignal | undefined;
} & (unknown extends Params<N> ? { params?: undefined } : { params: Params<N> });

type Answer<N extends EndpointName> = Table[N] extends { answer: infer S extends z.ZodType } ? z.output<S> : undefined;

/** The names of the endpoints that answer a page of things. */
export type ListName = { [N in EndpointName]: Table[N] extends { list: true } ? N : never }[EndpointName];

export type Page<T> = { items: T[] } & Paging;

/** The typed client of the contract. Every method throws a {@link import("../contract/problem.ts").Problem}. */
export type ApiClient = {
  /** Calls an endpoint that answers one resource, or nothing. */
  call<N extends EndpointName>(name: N, input: CallInput<N>): Promise<Answer<N>>;
  /** Calls an endpoint that answers a page, with what its headers say. */
  list<N extends ListName>(name: N, input: CallInput<N>): Promise<Page<Answer<N>>>;
  /** Calls any endpoint and hands out the answer as it is (2xx and 304), for bytes and their headers. */
  send<N extends EndpointName>(name: N, input: CallInput<N>): Promise<Response>;
};

/** Makes a client over `transport`. The token goes to `baseUrl` and nowhere else. */
export function createApiClient({ baseUrl, transport, token }: ClientOptions): ApiClient {
  async function send(name: EndpointName, input: CallInput<EndpointName>): Promise<Response> {
    const endpoint: Endpoint = endpoints[name];
    const request = toRequest({ baseUrl, endpoint, token, input });
    let response: Response;
    try {
      response = await transport(request);
    } catch (error) {
      throw unreachable(error);
    }
    if (response.ok || response.status === 304) return response;
    throw await toProblem(response);
  }

  async function json(name: EndpointName, response: Response): Promise<unknown> {
    try {
      return await response.json();
    } catch (error) {
      throw unreachable(error, `The answer to ${name} is not JSON.`);
    }
  }

  return {
    send: send as ApiClient["send"],
    async call(name, input) {
      const endpoint: Endpoint = endpoints[name];
      const response = await send(name, input as CallInput<EndpointName>);
      if (!endpoint.answer) {
        await response.body?.cancel();
        return undefined as never;
      }
      return parseAnswer(name, endpoint.answer, await json(name, response)) as never;
    },
    async list(name, input) {
      const endpoint: Endpoint = endpoints[name];
      const response = await send(name, input as CallInput<EndpointName>);
      const items = endpoint.answer && parseAnswer(name, endpoint.answer.array(), await json(name, response));
      return { items: items as never, ...pagingOf(response.headers) };
    },
  };
}

function toRequest(call: {
  baseUrl: string;
  endpoint: Endpoint;
  token: string | undefined;
  input: CallInput<EndpointName>;
}): Request {
  const { baseUrl, endpoint, token, input } = call;
  const headers = new Headers(input.headers);
  headers.set("accept", endpoint.gives ? typesOf(endpoint).join(", ") : "application/json");
  if (token) headers.set("authorization", `Bearer ${token}`);
  if (endpoint.tus) headers.set("tus-resumable", TUS_VERSION);
  const body = endpoint.streams ? (input.body as unknown as BodyInit | null) : toJson(input.body);
  if (body !== null) headers.set("content-type", endpoint.streams ?? "application/json");
  const url = `${baseUrl}${buildPath(endpoint.path, input.params ?? {})}${toQuery(input.query)}`;
  const init = { method: endpoint.method, headers, body, redirect: "manual", signal: input.signal ?? null };
  // A streamed body needs `duplex`, which the DOM's types do not know.
  return new Request(url, { ...init, duplex: "half" } as RequestInit);
}

function toJson(body: unknown): string | null {
  return body === undefined ? null : JSON.stringify(body);
}

function toQuery(query: Query | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  return search.size > 0 ? `?${search}` : "";
}

function pagingOf(headers: Headers): Paging {
  const number = (name: string, fallback: number) => Number(headers.get(name) ?? fallback);
  const next = /<([^>]+)>;\s*rel="next"/.exec(headers.get("link") ?? "")?.[1];
  return {
    page: number("page-current", 1),
    pageSize: number("page-size", 20),
    pages: number("page-total", 1),
    total: number("item-total", 0),
    isAtLeast: headers.get("item-total-relation") === "at-least",
    nextCursor: next ? new URL(next, "http://localhost").searchParams.get("cursor") : null,
  };
}
