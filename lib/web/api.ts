import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type ApiClient, createApiClient } from "../client/client.ts";
import { fitClient } from "../client/fitted-client.ts";
import type { Offer } from "../client/offer.ts";
import { isProblem } from "../contract/problem.ts";
import { BAD_ANSWER_DIGEST, UNREACHABLE_DIGEST } from "../contract/result.ts";
import { callerAddress } from "../domain/caller-address.ts";
import { env } from "../env.ts";
import { signInPath } from "./next-path.ts";
import { loadOffer } from "./offer.ts";
import { findSession } from "./session.ts";
import { apiTransport } from "./transport.ts";

/** The client without a token, for what is open to all: signing in. */
export async function openApi(): Promise<ApiClient> {
  return makeClient(undefined);
}

/** The client of whoever is signed in, for route handlers and actions; null for a stranger. */
export const findApi = cache(async (): Promise<ApiClient | null> => {
  const session = await findSession();
  return session && makeClient(session.token);
});

/**
 * The client for a page. A stranger is sent to the sign-in page and from there back to `path`, the page's own
 * path with its query; so is a person whose token the API no longer takes. What is not there, or not theirs, shows the
 * not-found page; an API that does not answer shows the error page with {@link UNREACHABLE_DIGEST}, one that answers
 * what the contract does not know the same with {@link BAD_ANSWER_DIGEST}.
 */
export async function requireApi(path = "/"): Promise<ApiClient> {
  const api = await findApi();
  if (!api) redirect(signInPath(path));
  return turning(api, path);
}

/** The client without a token for a page that is open to all. Problems become pages, as {@link requireApi} has it. */
export async function requireOpenApi(path: string): Promise<ApiClient> {
  return turning(await openApi(), path);
}

/** What the API offers, for a page: what a server lacks is left out of it, or said. Problems become pages. */
export async function requireOffer(): Promise<Offer> {
  return loadOffer().catch((error: unknown) => turnIntoPage(error, "/"));
}

function turning(api: ApiClient, path: string): ApiClient {
  const turn = (error: unknown): never => turnIntoPage(error, path);
  return {
    call: (name, input) => api.call(name, input).catch(turn),
    list: (name, input) => api.list(name, input).catch(turn),
    send: (name, input) => api.send(name, input).catch(turn),
  };
}

async function makeClient(token: string | undefined): Promise<ApiClient> {
  const address = callerAddress(await headers(), env().trustProxy);
  return bindClient(address, token);
}

/** The client of a token, or of none, that asks only what the server takes. `address` is the caller's. */
export function bindClient(address: string, token: string | undefined): ApiClient {
  const api = createApiClient({ ...apiTransport(address), token });
  return env().apiUrl ? fitClient(api, loadOffer) : api;
}

/** Shows the page that a problem of the API means at `path`; see {@link requireApi}. Other errors pass through. */
export function turnIntoPage(error: unknown, path: string): never {
  if (!isProblem(error)) throw error;
  if (error.code === "unauthenticated") redirect(signInPath(path, true));
  if (error.code === "notFound") notFound();
  if (error.code === "unreachable" || error.code === "unavailable")
    throw Object.assign(error, { digest: UNREACHABLE_DIGEST });
  if (error.code === "badAnswer") throw Object.assign(error, { digest: BAD_ANSWER_DIGEST });
  throw error;
}
