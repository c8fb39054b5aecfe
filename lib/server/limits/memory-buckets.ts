import { type Buckets, toLevel } from "./buckets.ts";

/** Beyond so many the ones that were used least lately are given up. */
const MAX_BUCKETS = 50_000;

/** Buckets of a process that is alone with its database. They begin anew with it. */
export function createMemoryBuckets(clockMicros: () => number = monotonicMicros): Buckets {
  const fullAtMicros = new Map<string, number>();

  return {
    async take(key, allowance, count = 1) {
      const { burst, refillMicros } = allowance;
      const now = clockMicros();
      const before = Math.max(fullAtMicros.get(key) ?? now, now);
      const after = before + count * refillMicros;
      const isTaken = after <= now + burst * refillMicros;
      const fullAt = isTaken ? after : before;
      // A map keeps the order of insertion: the first is the one that was used least lately.
      fullAtMicros.delete(key);
      fullAtMicros.set(key, fullAt);
      if (fullAtMicros.size > MAX_BUCKETS) fullAtMicros.delete(fullAtMicros.keys().next().value as string);
      return toLevel(fullAt - now, isTaken, allowance);
    },
    async sweep() {
      const now = clockMicros();
      for (const [key, fullAt] of fullAtMicros) if (fullAt <= now) fullAtMicros.delete(key);
    },
  };
}

function monotonicMicros(): number {
  return Math.round(performance.now() * 1000);
}
