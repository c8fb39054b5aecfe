import { type ApiClient, createApiClient } from "../client/client.ts";
import { fitClient } from "../client/fitted-client.ts";
import { keepOffer } from "../client/kept-offer.ts";
import type { Offer } from "../client/offer.ts";
import { readOffer } from "../client/read-offer.ts";
import { Problem } from "../contract/problem.ts";
import { type Account, findAccount } from "./account.ts";
import type { Cli } from "./cli.ts";
import { toCell } from "./output.ts";
import { BRIEFLY_MS, insist } from "./patience.ts";
import { UsageError } from "./usage.ts";

/** A space by the handles of its path. */
export type Place = { owner: string; space: string };

/** The server that one is signed in to, the client bound to it, and what it can do beside the published contract. */
export type Connection = { account: Account; api: ApiClient; loadOffer: () => Promise<Offer> };

/** The connection of this user; `unauthenticated` where nobody is signed in. */
export async function connect(cli: Cli): Promise<Connection> {
  const account = await findAccount(cli.env);
  if (!account) throw new Problem("unauthenticated", "You are not signed in.");
  const { url, token } = account;
  const loadOffer = keepOffer(() => ask(cli, () => readOffer({ baseUrl: url, transport })));
  return { account, api: fitClient(clientOf(url, token), loadOffer), loadOffer };
}

/** A client of any server. */
export function clientOf(baseUrl: string, token?: string): ApiClient {
  return createApiClient({ baseUrl, token, transport });
}

function transport(request: Request): Promise<Response> {
  return fetch(request);
}

/** Asks something that somebody waits for: what passes is tried a few times, and then told. */
export function ask<T>(cli: Cli, work: () => Promise<T>): Promise<T> {
  const onWait = (problem: Problem, delayMs: number) => tellWait(cli, problem, delayMs);
  return insist(work, { forMs: BRIEFLY_MS, signal: cli.signal, onWait });
}

/** Says why nothing happens for a while. */
export function tellWait({ output }: Cli, problem: Problem, delayMs: number): void {
  const seconds = Math.ceil(delayMs / 1000);
  // A short pause is nobody's business.
  if (seconds > 1) output.note(`${toCell(problem.detail)} Trying again in ${seconds} seconds.`);
}

/** The space that `--space` names, else EARMARK_SPACE, else one's own `main`. */
export async function findPlace(cli: Cli, { api }: Connection, option: string | undefined): Promise<Place> {
  const named = option ?? cli.env.EARMARK_SPACE;
  if (named) return parsePlace(named);
  const { handle } = await ask(cli, () => api.call("getUser", { signal: cli.signal }));
  return { owner: handle, space: "main" };
}

/** `owner/space` as two handles. */
export function parsePlace(text: string): Place {
  const [owner, space, ...more] = text.split("/");
  if (owner && space && more.length === 0) return { owner, space };
  throw new UsageError(`A space is named as owner/space, for example ada/main; "${text}" is not.`);
}
