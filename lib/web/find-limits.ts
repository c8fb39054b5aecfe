import type { ApiClient } from "../client/client.ts";
import type { Offer } from "../client/offer.ts";
import type { Limits } from "../contract/space.ts";

/** What the API takes, and how much; null where it does not say. */
export async function findLimits(api: ApiClient, { serves }: Offer): Promise<Limits | null> {
  return serves("getLimits") ? api.call("getLimits", {}) : null;
}
