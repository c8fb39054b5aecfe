import "server-only";
import type { ApiClient, CallInput } from "../client/client.ts";
import type { Audio } from "../contract/audio.ts";
import { isProblem, Problem } from "../contract/problem.ts";
import { loadOffer } from "./offer.ts";

/** The fields of a creation that every server takes. */
const PUBLISHED = ["alias", "identity"];

/** Of the fields of a creation those that the API takes, without the ones that say nothing. */
export async function fitFields(fields: object): Promise<object> {
  const { takes } = await loadOffer();
  const isTaken = (name: string) => PUBLISHED.includes(name) || takes("createAudio", name);
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== null && isTaken(name)));
}

/** Problems that leave open whether the audio was made: the answer was lost on its way, or the server broke down. */
const UNSURE = ["unreachable", "internal", "badAnswer"];

/** What Node says of a connection that never came about: nothing was sent over it. */
const NEVER_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT/;

/**
 * Creates an audio. The key of a repeated creation keeps it from being made twice; where the API takes none, a creation
 * whose answer is lost throws the problem `unconfirmed`, which is not to be repeated without looking.
 */
export async function createOnce(api: ApiClient, input: CallInput<"createAudio">): Promise<Audio> {
  const { takes } = await loadOffer();
  try {
    return await api.call("createAudio", input);
  } catch (error) {
    if (takes("createAudio", "idempotency-key") || !isUnsure(error)) throw error;
    throw new Problem("unconfirmed", undefined, { cause: error });
  }
}

function isUnsure(error: unknown): boolean {
  if (!isProblem(error) || !UNSURE.includes(error.code)) return false;
  const { cause } = (error.cause ?? {}) as { cause?: { code?: unknown } };
  return !NEVER_CONNECTED.test(String(cause?.code));
}
