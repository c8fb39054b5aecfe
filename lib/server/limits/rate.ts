import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import type { Allowance } from "./buckets.ts";
import { callerNetwork } from "./caller-network.ts";

/** How many requests a token may make: `burst` at once, `perMinute` in the long run. */
export type Rate = { burst: number; perMinute: number };

/** Who has no token gets so much less. */
const ANONYMOUS_SHARE = 10;

/** The rate of so many requests a minute, a sixth of them at once; null, for any number, where that is 0. */
export function toRate(perMinute: number): Rate | null {
  return perMinute === 0 ? null : { burst: Math.max(1, Math.floor(perMinute / 6)), perMinute };
}

/** What became of counting a request: what its answer says of it, and why it is refused, if it is. */
export type Counted = { headers: Record<string, string>; refusal: Problem | null };

/**
 * Counts one request against the token that it came with or, without a valid one, against the address that it came
 * from, in all processes together.
 */
export async function countRequest(
  app: App,
  { tokenHash, address }: { tokenHash: string | undefined; address: string },
): Promise<Counted> {
  const { rate } = app.limits;
  if (!rate) return { headers: {}, refusal: null };
  const key = tokenHash ? `token ${tokenHash}` : `address ${callerNetwork(address)}`;
  const allowance = toAllowance(rate, tokenHash ? 1 : ANONYMOUS_SHARE);
  const { isTaken, remaining, waitSeconds, fullInSeconds } = await app.buckets.take(key, allowance);
  const headers = {
    "ratelimit-limit": String(allowance.burst),
    "ratelimit-remaining": String(remaining),
    "ratelimit-reset": String(fullInSeconds),
  };
  if (isTaken) return { headers, refusal: null };
  const refusal = new Problem("tooManyRequests", `Too many requests. Try again in ${waitSeconds} s.`, {
    headers: { "retry-after": String(waitSeconds) },
  });
  return { headers, refusal };
}

function toAllowance({ burst, perMinute }: Rate, share: number): Allowance {
  return { burst: Math.max(1, Math.floor(burst / share)), refillMicros: Math.round((60e6 * share) / perMinute) };
}
