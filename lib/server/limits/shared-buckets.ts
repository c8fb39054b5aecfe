import { type Db, sweepBuckets, takeFromBucket } from "../db/dialect.ts";
import { type Buckets, toLevel } from "./buckets.ts";

/**
 * Buckets that all processes on one PostgreSQL share, each taken from in one statement. PostgreSQL's clock counts, as the
 * processes may stand on several machines, unless it is told another.
 */
export function createSharedBuckets(db: Db, clockMicros?: () => number): Buckets {
  return {
    async take(key, allowance, count = 1) {
      const { burst, refillMicros } = allowance;
      const { fullInMicros, isTaken } = await takeFromBucket(db, {
        key,
        costMicros: count * refillMicros,
        capacityMicros: burst * refillMicros,
        nowMicros: clockMicros?.(),
      });
      return toLevel(fullInMicros, isTaken, allowance);
    },
    sweep: () => sweepBuckets(db, clockMicros?.()),
  };
}
