import type { ApiClient, CallInput, ListName } from "./client.ts";
import { isUpwards, listFromEnd } from "./list-from-end.ts";
import type { Offer } from "./offer.ts";

/** What a request may carry beyond the published contract. A server that knows none of it may refuse what it does not know. */
const OUR_HEADERS = ["idempotency-key", "prefer", "repr-digest"];

/**
 * A client that asks of a server only what it takes: headers that it does not know are left out, and a list that it
 * sorts upwards alone is read from its end. It hides no endpoint and no filter: those would change what the answer means.
 */
export function fitClient(api: ApiClient, loadOffer: () => Promise<Offer>): ApiClient {
  async function fitHeaders<I extends { headers?: Record<string, string> | undefined }>(
    name: never,
    input: I,
  ): Promise<I> {
    const ours = Object.keys(input.headers ?? {}).filter((header) => OUR_HEADERS.includes(header));
    if (ours.length === 0) return input;
    const { takes } = await loadOffer();
    const kept = Object.entries(input.headers ?? {}).filter(
      ([header]) => !ours.includes(header) || takes(name, header),
    );
    return { ...input, headers: Object.fromEntries(kept) };
  }

  return {
    call: async (name, input) => api.call(name, await fitHeaders(name as never, input)),
    send: async (name, input) => api.send(name, await fitHeaders(name as never, input)),
    async list(name, input) {
      const sort = String(input.query?.sort ?? "");
      if (isUpwards(sort) || (await loadOffer()).takes(name, `sort=${sort}`)) return api.list(name, input);
      return listFromEnd(api, name, input as CallInput<ListName>) as never;
    },
  };
}
