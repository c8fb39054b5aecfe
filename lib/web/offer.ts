import "server-only";
import { keepOffer } from "../client/kept-offer.ts";
import { type Offer, publishedOffer, wholeOffer } from "../client/offer.ts";
import { readOffer } from "../client/read-offer.ts";
import { isProblem } from "../contract/problem.ts";
import { UNKNOWN_ADDRESS } from "../domain/caller-address.ts";
import { env } from "../env.ts";
import { apiTransport } from "./transport.ts";

const loadRemote = keepOffer(() => readOffer(apiTransport(UNKNOWN_ADDRESS)));

/**
 * What the API offers: everything where it is the embedded one, else what the server at `API_URL` describes. Throws
 * the problem `unreachable` where that cannot be had.
 */
export async function loadOffer(): Promise<Offer> {
  return env().apiUrl ? loadRemote() : wholeOffer;
}

/** The same for what must not fail: without an answer, what every server has. */
export async function findOffer(): Promise<Offer> {
  try {
    return await loadOffer();
  } catch (error) {
    if (isProblem(error)) return publishedOffer;
    throw error;
  }
}
