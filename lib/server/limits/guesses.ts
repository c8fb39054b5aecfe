import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import type { Level } from "./buckets.ts";

/** Five wrong passwords at once, and then one each half minute. */
const GUESSES = { burst: 5, refillMicros: 30_000_000 };

type Guess<T> = { key: string; attempt: () => Promise<T | null>; wrong: () => Problem };

/**
 * What `attempt` finds; the problem `wrong` where that is null. Attempts of one key come one after another in this
 * process, and are refused with `tooManyRequests` while too many of them have been wrong, here or in another process.
 *
 * Only a wrong one counts, and a right one makes good all before it, so right ones never stand in each other's way. Of
 * several processes each may look into one guess more than that; where it is wrong it is told as one too many.
 */
export async function guess<T>(app: App, { key, attempt, wrong }: Guess<T>): Promise<T> {
  const bucket = `guess ${key}`;
  return app.inTurn(bucket, async () => {
    const before = await app.buckets.take(bucket, GUESSES, 0);
    if (before.remaining === 0) throw tooMany(before);
    const found = await attempt();
    if (found === null) {
      const after = await app.buckets.take(bucket, GUESSES);
      throw after.isTaken ? wrong() : tooMany(after);
    }
    if (before.remaining < GUESSES.burst) await app.buckets.take(bucket, GUESSES, -GUESSES.burst);
    return found;
  });
}

function tooMany({ waitSeconds }: Level): Problem {
  return new Problem("tooManyRequests", `Too many wrong passwords. Try again in ${waitSeconds} s.`, {
    headers: { "retry-after": String(waitSeconds) },
  });
}
